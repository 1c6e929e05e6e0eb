package io.completedflow.door;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Windows of Chromium before a real front door with made-up namespaces. */
final class Browsing implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    final FakeRoutes routes = new FakeRoutes();
    final FakeContent content = new FakeContent();
    final FrontDoor door;
    /** What the page complained about on its console, violations of its security policy among it. */
    final List<String> complaints = new CopyOnWriteArrayList<>();

    private final List<BrowserContext> windows = new CopyOnWriteArrayList<>();
    private final Chromium chromium;

    Browsing(Chromium chromium) {
        this.chromium = chromium;
        try {
            door = FrontDoor.open(DoorOptions.DEFAULT.withPort(0), routes, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new window in which nothing was visited yet. */
    Page window(Browser.NewContextOptions options) {
        BrowserContext context = chromium.newContext(options);
        windows.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    Page index(Browser.NewContextOptions options) {
        Page page = window(options);
        page.navigate(door.address());
        page.locator("#connection[data-state=live]").waitFor();
        return page;
    }

    Page index() {
        return index(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    static void screenshot(Page page, String name) {
        screenshot(page, name, (Integer) page.evaluate("document.documentElement.scrollHeight"));
    }

    /** @param height how much of the page, from its top, in its own pixels */
    static void screenshot(Page page, String name, int height) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true)
                .setClip(0, 0, page.viewportSize().width, height));
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
        door.close();
    }
}
