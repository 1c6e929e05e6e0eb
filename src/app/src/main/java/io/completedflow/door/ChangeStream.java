package io.completedflow.door;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells open pages that something changed, as server-sent events. Says only that: a page then asks for what it shows. Many changes in short
 * order are told once, and nothing runs while nothing changes and no page is open.
 */
final class ChangeStream {
    private static final long GATHER_MILLIS = 100;
    private static final long HEARTBEAT_MILLIS = 20_000;

    private final Vertx vertx;
    private final Context context;
    private final AtomicBoolean gathering = new AtomicBoolean();

    // All below only on the context's thread.
    private final Set<HttpServerResponse> pages = new LinkedHashSet<>();
    private long version;
    private long heartbeat;

    ChangeStream(Vertx vertx, Context context) {
        this.vertx = vertx;
        this.context = context;
    }

    /** From any thread. */
    void announce() {
        if (gathering.compareAndSet(false, true)) {
            context.runOnContext(now -> vertx.setTimer(GATHER_MILLIS, timer -> {
                gathering.set(false);
                version++;
                pages.forEach(this::tell);
            }));
        }
    }

    void open(HttpServerRequest request) {
        HttpServerResponse page = request.response();
        page.putHeader("Content-Type", "text/event-stream").setChunked(true);
        page.write("retry: 1000\n\n");
        // After a broken connection the page cannot know what it missed.
        tell(page);
        if (pages.isEmpty()) {
            heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, timer -> pages.forEach(each -> each.write(":\n\n")));
        }
        pages.add(page);
        page.closeHandler(closed -> remove(page));
        page.exceptionHandler(failure -> remove(page));
    }

    private void tell(HttpServerResponse page) {
        page.write("event: change\ndata: " + version + "\n\n");
    }

    private void remove(HttpServerResponse page) {
        if (pages.remove(page) && pages.isEmpty()) {
            vertx.cancelTimer(heartbeat);
        }
    }
}
