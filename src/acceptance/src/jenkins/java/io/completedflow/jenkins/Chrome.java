package io.completedflow.jenkins;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A browser before a controller. What our pages may run is held to a content security policy, as if the controller had sent it. */
final class Chrome implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String POLICY = "script-src 'self'; style-src 'self'";
    /** Says where what the policy refuses lies; put into each page before its own scripts. */
    private static final String WITNESS =
            """
            document.addEventListener('securitypolicyviolation', event => {
              const ours = document.getElementById('completed-flow');
              const at = event.target instanceof Element ? event.target : null;
              const inside = !!(ours && at && ours.contains(at));
              console.warn('policy ' + (inside || /completedflow/.test(event.sourceFile) ? 'ours' : 'core') + ' '
                + event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sourceFile + ' '
                + (at ? at.outerHTML.slice(0, 120) : ''));
            });
            """;

    private final Playwright playwright;
    private final Browser browser;
    private final Controller controller;
    private final List<String> violations = new CopyOnWriteArrayList<>();

    private Chrome(Playwright playwright, Browser browser, Controller controller) {
        this.playwright = playwright;
        this.browser = browser;
        this.controller = controller;
    }

    /** Skips the tests where there is no browser. */
    static Chrome before(Controller controller) {
        assumeTrue(Files.isExecutable(CHROMIUM), "no page was tested: " + CHROMIUM + " is missing; apt-get install chromium");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        return new Chrome(playwright, browser, controller);
    }

    /** @param user whose password is the name; empty: anonymous */
    Page as(String user, int width, int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height));
        context.setDefaultTimeout(60_000);
        Page page = context.newPage();
        if (!user.isEmpty()) {
            page.navigate(controller.url() + "/login");
            page.locator("#j_username").fill(user);
            page.locator("[name=j_password]").fill(user);
            page.locator("button[name=Submit]").click();
            page.waitForURL(url -> !url.contains("/login"));
        }
        hold(page);
        return page;
    }

    private void hold(Page page) {
        page.addInitScript(WITNESS);
        page.onConsoleMessage(message -> {
            if (message.text().startsWith("policy ")) {
                violations.add(message.text());
            }
        });
        Predicate<String> ofOurs = url -> url.matches(".*/(completed-flow|namespace)/?([?#].*)?");
        page.route(ofOurs, Chrome::withPolicy);
    }

    private static void withPolicy(Route route) {
        var answer = route.fetch();
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.remove("content-security-policy");
        headers.put("content-security-policy", POLICY);
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
    }

    /** What the policy refused, one line each: {@code policy ours …} or {@code policy core …}. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
