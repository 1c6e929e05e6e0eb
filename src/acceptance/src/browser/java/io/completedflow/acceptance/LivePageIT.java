package io.completedflow.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.completedflow.door.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real daemon's page in a real browser, while a namespace comes up, and its apps through the front door. */
class LivePageIT {
    private static final String BRANCH = "feature-132";
    private static final LocatorAssertions.HasTextOptions SOON =
            new LocatorAssertions.HasTextOptions().setTimeout((double) Product.PATIENCE.toMillis());

    private final Chromium chromium = new Chromium();
    private Product product;

    @BeforeEach
    void makeProduct(@TempDir Path folder) {
        product = Product.ofChain(folder, "update: { every: 1s }", "back", "front");
    }

    @AfterEach
    void close() {
        chromium.close();
        product.close();
    }

    private static Locator app(Page page, String name) {
        return page.locator("details.card li.app")
                .filter(new Locator.FilterOptions().setHas(page.locator(".name", new Page.LocatorOptions().setHasText(name))));
    }

    @Test
    void aNamespaceIsSeenComingUpAndItsAppsAnswer() throws IOException {
        Path go = product.folder().resolve("go");
        Daemon daemon = product.watch();
        Page page = chromium.newContext(new Browser.NewContextOptions()).newPage();
        page.navigate("http://localhost:" + daemon.door() + "/");
        page.locator("#connection[data-state=live]").waitFor();
        page.evaluate("window.neverReloaded = true");

        product.repository("back")
                .push(BRANCH, Map.of("build.sh", "until [ -e '" + go + "' ]; do sleep 0.05; done\n"));
        assertThat(app(page, "back").locator(".state")).hasText("Building and testing", SOON);
        assertThat(app(page, "front").locator(".state")).hasText("Waiting", SOON);
        Files.createFile(go);
        assertThat(app(page, "front").locator(".state")).hasText("Ready", SOON);
        assertThat(app(page, "back").locator(".state")).hasText("Ready", SOON);
        assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);

        app(page, "front").locator("a.name").click();
        assertThat(page.locator("body")).hasText("front of the trunk");
        assertThat(page.url()).isEqualTo("http://front." + BRANCH + ".localhost:" + daemon.door() + "/");
        assertThat(page.evaluate(
                        "() => new Promise((told, failed) => { const stream = new EventSource('/stream');"
                                + " stream.onmessage = event => { stream.close(); told(event.data); }; stream.onerror = failed; })"))
                .isEqualTo("tick");
        assertThat(page.evaluate(
                        "() => new Promise((told, failed) => { const socket = new WebSocket(`ws://${location.host}/socket`);"
                                + " socket.onopen = () => socket.send('hello'); socket.onmessage = event => told(event.data);"
                                + " socket.onerror = failed; })"))
                .isEqualTo("hello");
    }
}
