package io.completedflow.jenkins;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a browser, before what the daemon of a node could tell; screenshots with {@code -Djenkins.screenshots}. */
@Tag("jenkins")
class PagesIT {
    private static final String NAMESPACE = "/job/catalog/job/feature-1/namespace/";
    private static final String OVERVIEW = "/completed-flow/";
    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final Duration LIMIT = Duration.ofMillis(500);

    @TempDir
    static Path folder;

    private static Controller controller;
    private static Chrome chrome;

    private final List<String> dialogs = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        controller = Controller.start(Distribution.find(), folder.resolve("home"), RunningController.resource("casc.yaml"));
        chrome = Chrome.before(controller);
        GitFolder.create(folder.resolve("catalog"), "feature-1", "feature/sleepy", HOSTILE);
        seed(0);
    }

    @AfterAll
    static void stop() {
        if (chrome != null) {
            chrome.close();
        }
        controller.close();
    }

    /** @param extra how many namespaces more than those that the tests name */
    private static void seed(int extra) throws Exception {
        String jobs = controller
                .session("admin")
                .script(RunningController.resource("pages.groovy")
                        .replace("REPOSITORY", folder.resolve("catalog").toUri().toString())
                        .replace("EXTRA", String.valueOf(extra)));
        assertThat(jobs).contains("feature-1", "main").doesNotContain("Exception");
    }

    @AfterEach
    void nothingOfOursWasRefusedAndNoScriptRan() {
        assertThat(chrome.violations()).filteredOn(line -> line.startsWith("policy ours")).isEmpty();
        assertThat(dialogs).isEmpty();
    }

    private Page open(String user, String path) {
        Page page = chrome.as(user, 1280, 900);
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        page.navigate(controller.url() + path);
        return page;
    }

    @Test
    void aBranchShowsItsAppsTheirOrderAndWhatHappened() {
        Page page = open("admin", NAMESPACE);

        assertThat(page.locator("h1")).containsText("feature-1");
        Locator catalog = page.locator("tr[id='app-shop.catalog']");
        assertThat(catalog).containsText("failed");
        assertThat(catalog).containsText("test failed: exit 1");
        assertThat(catalog).containsText("deadbeef");
        assertThat(page.locator("tr[id='app-shop.frontend']")).containsText("waits for shop.catalog: test failed");
        assertThat(page.locator("tr[id='app-data.ledger'] a")).hasAttribute("href", Pattern.compile("http://ledger\\..*"));
        assertThat(page.locator("svg.completed-flow__picture rect")).hasCount(6);
        assertThat(page.locator("svg.completed-flow__picture path")).hasCount(5);
        assertThat(page.locator("#completed-flow")).containsText("namespace.created");
        assertThat(page.locator("#completed-flow")).containsText("The node north is not connected");
        assertThat(page.locator("time").first()).hasText(Pattern.compile(".*(ago|yesterday).*"));
    }

    @Test
    void theBranchLinksToItAndSaysWhereThereIsNone() {
        Page page = open("reader", "/job/catalog/job/feature-1/");

        page.locator("#side-panel a:has-text('Namespace')").click();

        assertThat(page.locator("h1")).containsText("feature-1");
    }

    @Test
    void isLiveWithoutAReload() throws Exception {
        Page page = open("admin", NAMESPACE);
        page.evaluate("window.notReloaded = true");
        controller.session("admin")
                .script(
                        """
                        def book = hudson.ExtensionList.lookupSingleton(io.jenkins.plugins.completedflow.request.KnownBook)
                        book.all('north', book.all().collect { it.name() != 'feature-1' ? it :
                            new io.jenkins.plugins.completedflow.request.KnownNamespace(it.node(), it.name(), it.product(),
                                it.productRepository(), it.branch(), it.standing(), it.json().replace('test failed: exit 1', 'now another')) })
                        """);

        assertThat(page.locator("tr[id='app-shop.catalog']")).containsText("now another");
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        seed(0);
    }

    @Test
    void deletesAfterAConfirmationByKeyboard() throws Exception {
        Page page = open("admin", "/job/catalog/job/feature%252Fsleepy/namespace/");
        page.locator("#completed-flow-delete").focus();
        page.keyboard().press("Enter");
        Locator dialog = page.locator("dialog[open]");
        assertThat(dialog).containsText("Delete the namespace sleepy-0a1b2c3d?");
        dialog.locator("button[data-id=cancel]").click();
        assertThat(page.locator("#completed-flow")).not().containsText("pending Delete");
        assertThat(controller.session("admin").get("/completed-flow/api/json").body()).doesNotContain("\"kind\":\"delete\"");

        page.locator("#completed-flow-delete").click();
        dialog.locator("button[data-id=ok]").click();

        assertThat(page.locator("#completed-flow")).containsText(Pattern.compile("pending\\s*Delete"));
        page.locator("#completed-flow-wake").click();
        assertThat(page.locator("#completed-flow")).containsText(Pattern.compile("pending\\s*Wake"));
    }

    @Test
    void aReaderHasNoButtonsAndOthersNoPage() throws Exception {
        Page reader = open("reader", NAMESPACE);
        assertThat(reader.locator("h1")).containsText("feature-1");
        assertThat(reader.locator("#completed-flow button")).hasCount(0);

        for (String path : List.of(NAMESPACE, NAMESPACE + "content", OVERVIEW, OVERVIEW + "content")) {
            HttpResponse<String> answer = controller.session("").get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("data.ledger");
        }
        Page overview = open("reader", OVERVIEW);
        assertThat(overview.locator("#completed-flow")).containsText("feature-1");
        assertThat(overview.locator("#completed-flow")).not().containsText("gone-0a1b2c3d");
    }

    @Test
    void whatIsHostileIsShownAsText() {
        Page page = open("admin", OVERVIEW);
        assertThat(page.locator("#completed-flow")).containsText(HOSTILE);

        page.locator("a:has-text('hostile-0a1b2c3d')").click();

        assertThat(page.locator("h1")).containsText("hostile-0a1b2c3d");
        assertThat(page.locator("#completed-flow table")).containsText(HOSTILE);
        assertThat(page.locator("#completed-flow script")).hasCount(0);
        assertThat(page.locator("#completed-flow a[href^='javascript']")).hasCount(0);
    }

    @Test
    void theOverviewGroupsAndFilters() {
        Page page = open("admin", OVERVIEW);
        assertThat(page.locator("#completed-flow-branches tbody tr")).hasCount(4);
        assertThat(page.locator("#completed-flow-standing")).containsText("staging1");
        assertThat(page.locator("#completed-flow-standing a:has-text('staging1')")).hasCount(0);
        assertThat(page.locator("#completed-flow-orphans")).containsText("gone-0a1b2c3d");
        assertThat(page.locator("#completed-flow-orphans")).containsText("its branch is gone from all repositories");
        assertThat(page.locator("#completed-flow-requests")).containsText("Sleep");

        page.locator("#completed-flow-filter").fill("asleep");

        assertThat(page.locator("#completed-flow-branches tbody tr:visible")).hasCount(1);
        assertThat(page.locator("#completed-flow-branches tbody tr:visible")).containsText("sleepy-0a1b2c3d");
    }

    @Test
    void answersWithTwoHundredNamespacesInTime() throws Exception {
        seed(194);
        Session admin = controller.session("admin");
        admin.get(OVERVIEW); // Compiles the views.
        List<Long> millis = new ArrayList<>(IntStream.range(0, 9)
                .mapToObj(run -> {
                    long before = System.nanoTime();
                    assertThat(answer(admin)).contains("load-193", "5 / 5");
                    return Duration.ofNanos(System.nanoTime() - before).toMillis();
                })
                .toList());
        millis.sort(null);
        System.out.printf(
                "overview of 200 namespaces: %d ms (median of 9, slowest %d ms), limit %d ms, ratio %.2f%n",
                millis.get(4), millis.get(8), LIMIT.toMillis(), (double) millis.get(4) / LIMIT.toMillis());
        seed(0);
    }

    private static String answer(Session session) {
        try {
            return session.get(OVERVIEW).body();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void staysWithinANarrowScreen() {
        Page page = chrome.as("admin", 390, 844);
        for (String path : List.of(NAMESPACE, OVERVIEW)) {
            page.navigate(controller.url() + path);
            assertThat(page.locator("#completed-flow h1, h1").first()).isVisible();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(390);
        }
    }

    @Test
    void canBeLookedAt() throws Exception {
        String asked = System.getProperty("jenkins.screenshots");
        Path target = Files.createDirectories(
                asked == null ? folder.resolve("screenshots") : Path.of("..", "..", "docs", "user", "images"));
        Page page = chrome.as("admin", 1280, 1500);
        page.navigate(controller.url() + NAMESPACE);
        page.screenshot(new Page.ScreenshotOptions().setPath(target.resolve("jenkins-namespace.png")));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(1280, 1000);
        page.navigate(controller.url() + OVERVIEW);
        page.screenshot(new Page.ScreenshotOptions().setPath(target.resolve("jenkins-overview.png")));

        assertThat(target.resolve("jenkins-overview.png")).isNotEmptyFile();
    }
}
