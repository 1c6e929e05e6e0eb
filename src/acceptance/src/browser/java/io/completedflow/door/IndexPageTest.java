package io.completedflow.door;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.sun.net.httpserver.HttpServer;
import io.completedflow.log.Event;
import io.completedflow.view.AppState;
import io.completedflow.view.NamespaceState;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IndexPageTest {
    private static Chromium chromium;
    private final Browsing browsing = new Browsing(chromium);

    @BeforeAll
    static void launch() {
        chromium = new Chromium();
    }

    @AfterAll
    static void quit() {
        chromium.close();
    }

    @AfterEach
    void close() {
        browsing.close();
        assertThat(browsing.complaints).isEmpty();
    }

    private static Locator card(Page page, String name) {
        return page.locator("details.card")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true))));
    }

    private static Locator app(Locator card, String name) {
        return card.locator("li.app")
                .filter(new Locator.FilterOptions().setHas(card.page().locator(".name", new Page.LocatorOptions().setHasText(name))));
    }

    @Test
    void showsEveryStateWithItsReason() {
        Scene.set(browsing.content);

        Page page = browsing.index();

        Locator failed = card(page, "billing-v2-61c0f2aa");
        assertThat(failed.locator(".badge")).hasText("Needs a look");
        assertThat(failed.locator(".facts")).containsText("branch billing/v2");
        Locator catalog = app(failed, "catalog");
        assertThat(catalog.locator(".state")).hasText("Last good runs on");
        assertThat(catalog.locator(".reason")).containsText("its tests failed");
        assertThat(catalog.locator(".revision")).hasCount(2);
        assertThat(catalog.getByText("1 of 14 tests failed")).isHidden();
        catalog.getByText("Last lines of output").click();
        assertThat(catalog.getByText("1 of 14 tests failed")).isVisible();
        assertThat(app(failed, "ledger").locator(".tag")).isVisible();
        Locator busy = card(page, "checkout-rework");
        assertThat(app(busy, "frontend").locator(".reason")).hasText("waits for shop.catalog: not ready");
        assertThat(app(busy, "catalog").locator(".state")).hasText("Building and testing");
        Locator ready = card(page, "feature-132");
        assertThat(app(ready, "frontend").locator(".name"))
                .hasAttribute("href", "http://frontend.feature-132.localhost:8080/");
        assertThat(ready.locator(".facts")).containsText("next update in 6 h");
        assertThat(card(page, "zz-old").locator(".deletion")).containsText("Will be deleted in 7 min: its branch is gone");
        assertThat(page.locator("#notices")).containsText("Deletions are paused");
        assertThat(page.locator("#events li")).hasCount(5);
        Browsing.screenshot(page, "desktop-light");
    }

    @Test
    void updatesByItselfAndKeepsFocusAndWhatWasOpened() {
        Scene.set(browsing.content);
        Page page = browsing.index();
        page.evaluate("window.sameDocument = true");
        Locator link = app(card(page, "checkout-rework"), "ledger").locator(".name");
        link.focus();
        card(page, "zz-old").locator("summary").first().click();
        link.focus();

        browsing.content.namespaces.set(1, Sample.namespace("checkout-rework"));
        browsing.content.namespaces.remove(0);
        browsing.content.namespaces.add(0, Sample.namespace("a-new-one"));
        browsing.door.changed();

        assertThat(card(page, "checkout-rework").locator(".badge")).hasText("Ready");
        assertThat(card(page, "a-new-one")).isVisible();
        assertThat(card(page, "billing-v2-61c0f2aa")).hasCount(0);
        assertThat(link).isFocused();
        assertThat(page.locator("[role=status]")).containsText("checkout-rework: Ready");
        assertThat((Boolean) page.evaluate("window.sameDocument")).isTrue();
    }

    @Test
    void focusGoesToTheListWhenItsNamespaceIsGone() {
        Scene.set(browsing.content);
        Page page = browsing.index();
        card(page, "feature-132").locator("summary").first().focus();

        browsing.content.namespaces.removeIf(each -> each.name().equals("feature-132"));
        browsing.door.changed();

        assertThat(page.locator("#namespaces")).isFocused();
    }

    @Test
    void connectsAgainWhenFlowIsBack() throws Exception {
        Scene.set(browsing.content);
        int port;
        Page page;
        try (FrontDoor first = FrontDoor.open(DoorOptions.DEFAULT.withPort(0), browsing.routes, browsing.content)) {
            port = first.port();
            page = browsing.window(new Browser.NewContextOptions());
            page.navigate(first.address());
            page.locator("#connection[data-state=live]").waitFor();
        }
        assertThat(page.locator("#connection")).hasText("No connection to flow, trying again");
        browsing.content.namespaces.add(Sample.namespace("made-meanwhile"));

        try (FrontDoor second =
                FrontDoor.open(DoorOptions.DEFAULT.withPort(port), browsing.routes, browsing.content)) {
            assertThat(second.port()).isEqualTo(port);
            assertThat(card(page, "made-meanwhile")).isVisible();
            assertThat(page.locator("#connection")).hasText("Live");
        }
        page.context().close();
        // The browser tells of the lost connection, as it should.
        browsing.complaints.removeIf(text -> text.contains("net::ERR_"));
    }

    @Test
    void everythingCanBeDoneWithTheKeyboard() {
        browsing.content.namespaces.add(Sample.namespace("feature-132"));
        Page page = browsing.index();

        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();
        page.keyboard().press("Enter");
        assertThat(page.locator("#namespaces")).isFocused();
        page.keyboard().press("Tab");
        assertThat(card(page, "feature-132").locator("summary").first()).isFocused();
        Object outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
        assertThat(outline).isEqualTo("solid");
        page.keyboard().press("Enter");
        assertThat(card(page, "feature-132").locator(".apps")).isHidden();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(app(card(page, "feature-132"), "ledger").locator(".name")).isFocused();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Shift+Tab");
        assertThat(page.locator("#search")).isFocused();
        page.keyboard().type("nothing like it");
        assertThat(page.getByText("No namespace matches.")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Space");
        assertThat(page.locator("#filters button").first()).hasAttribute("aria-pressed", "true");
    }

    @Test
    void fitsAPhone() {
        Scene.set(browsing.content);
        browsing.content.namespaces.add(Sample.namespace("x".repeat(63)));

        Page page = browsing.index(
                new Browser.NewContextOptions().setViewportSize(360, 740).setDeviceScaleFactor(2));
        page.locator("details.card:not([open]) > summary").all().forEach(Locator::click);
        page.locator("details.tail:not([open]):visible > summary").all().forEach(Locator::click);

        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        Browsing.screenshot(page, "phone", 1500);
    }

    @Test
    void isDarkForWhoLikesItDarkAndStillForWhoLikesItStill() {
        Scene.set(browsing.content);

        Page page = browsing.index(new Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setColorScheme(ColorScheme.DARK)
                .setReducedMotion(ReducedMotion.REDUCE));

        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(18, 22, 21)");
        assertThat(page.evaluate("document.getAnimations().length")).isEqualTo(0);
        assertThat(Contrast.tooLow(page)).isEmpty();
        Browsing.screenshot(page, "desktop-dark");
    }

    @Test
    void isReadableAndNamedForAssistiveTechnology() {
        Scene.set(browsing.content);
        Page page = browsing.index();

        assertThat(Contrast.tooLow(page)).isEmpty();
        assertThat(page.getByRole(AriaRole.MAIN)).hasCount(1);
        assertThat(page.getByRole(AriaRole.BANNER)).hasCount(1);
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY)).hasCount(1);
        assertThat(page.locator("h1")).hasCount(1);
        assertThat(page.evaluate("document.documentElement.lang")).isEqualTo("en");
        assertThat(page.evaluate("[...document.querySelectorAll('[id]')].length - new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"))
                .isEqualTo(0);
        assertThat(page.evaluate("[...document.querySelectorAll('a[href],button,input')]"
                        + ".filter(e => !(e.ariaLabel || e.textContent.trim() || e.labels?.[0]?.textContent.trim())).length"))
                .isEqualTo(0);
        assertThat(page.evaluate("[...document.querySelectorAll('img')].filter(e => !e.hasAttribute('alt')).length"))
                .isEqualTo(0);
    }

    @Test
    void hostileNamesAreOnlyText() {
        String evil = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>";
        browsing.content.namespaces.add(Sample.namespace(
                evil,
                NamespaceState.FAILED,
                evil,
                List.of(
                        Scene.because(Sample.app("n", "g." + evil, AppState.FAILED, evil, List.of(evil)), evil),
                        Scene.javascriptLink())));
        browsing.content.notices.add(evil);
        browsing.content.events.add(
                new Event(Instant.now(), "shop", evil, evil, Event.Kind.APP_FAILED, evil, Map.of()));
        Page page = browsing.window(new Browser.NewContextOptions());
        page.onDialog(dialog -> {
            browsing.complaints.add("a script ran: " + dialog.message());
            dialog.dismiss();
        });
        page.navigate(browsing.door.address());

        assertThat(page.locator("h3").filter(new Locator.FilterOptions().setHasText("onerror"))).hasText(evil);
        assertThat(page.locator("main img, main script")).hasCount(0);
        assertThat(page.locator("a[href^=javascript]")).hasCount(0);
    }

    @Test
    void tellsWhatToDoWhenThereIsNothing() {
        Page page = browsing.index();

        assertThat(page.getByText("flow create namespace BRANCH")).isVisible();
        Browsing.screenshot(page, "empty");
    }

    @Test
    void twoHundredNamespacesAreFoundAndFiltered() {
        for (int i = 0; i < 200; i++) {
            browsing.content.namespaces.add(
                    i % 50 == 7 ? Scene.progressing("branch-" + i) : Sample.namespace("branch-" + i));
        }
        Page page = browsing.index();

        assertThat(page.locator("details.card")).hasCount(200);
        page.locator("#search").fill("branch-107");
        assertThat(page.locator("details.card:visible")).hasCount(1);
        page.locator("#search").fill("");
        page.getByText("On its way 4").click();
        assertThat(page.locator("details.card:visible")).hasCount(4);
    }

    @Test
    void appsAndMessagesAreReachedByTheirNames() throws Exception {
        HttpServer app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/", exchange -> {
            byte[] body = "<!doctype html><title>Shop</title><h1>The shop</h1>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        app.start();
        try {
            browsing.routes.routes.put("frontend.feature-132", new Route.NotReady(
                    "feature-132", "shop.frontend", "waits for shop.catalog: not ready"));
            Page page = browsing.window(new Browser.NewContextOptions().setViewportSize(1280, 800));

            page.navigate(browsing.door.address("frontend.feature-132"));
            assertThat(page.locator("h1")).hasText("shop.frontend in feature-132 is not ready");
            Browsing.screenshot(page, "not-ready");
            browsing.routes.ready("frontend", app.getAddress().getPort());
            assertThat(page.locator("h1")).hasText("The shop");

            page.navigate(browsing.door.address("fronted.feature-132"));
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("frontend.feature-132.localhost")))
                    .isVisible();
            Browsing.screenshot(page, "unknown");
            // Chromium notes every answer that is not 200.
            browsing.complaints.removeIf(text -> text.contains("the server responded with a status of"));
        } finally {
            app.stop(0);
        }
    }
}
