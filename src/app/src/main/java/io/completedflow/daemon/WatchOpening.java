package io.completedflow.daemon;

import io.completedflow.door.FrontDoor;
import io.completedflow.log.Event;
import io.completedflow.reconcile.Reconciler;
import io.completedflow.request.RequestCounter;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Opens a daemon. */
record WatchOpening(Home home, HomeWriter writer, String version, WatchOptions options, Consumer<Event> listener) {

    /** Opens all of it and returns when the front door and the socket answer. */
    WatchDaemon follow(Followed followed) throws IOException {
        RecentEvents recent = new RecentEvents();
        AutoCloseable hearing = writer.log().listen(event -> {
            recent.accept(event);
            listener.accept(event);
        });
        Reconciler reconciler = writer.reconciler();
        DoorRoutes routes = new DoorRoutes(reconciler::namespaces, reconciler::used);
        DoorUrls urls = new DoorUrls();
        StatusView views = new StatusView(urls, LatestEvents.of(writer.log()));
        FrontDoor door = FrontDoor.open(
                options.door(),
                routes,
                new DaemonIndex(reconciler, views, writer.log(), recent, urls::address, writer.clock()));
        urls.opened(door);
        reconciler.listen(() -> {
            routes.update();
            door.changed();
            writer.log().flush();
        });
        Function<String, Flow> flows = of -> writer.flow(of, views, urls::address, () -> {});
        RequestCounter requests = new RequestCounter(
                home.requests(),
                reconciler,
                new RequestCounter.Shown(views::detailed, PlannedView::of),
                version,
                writer.clock());
        ControlServer control = new ControlServer(home, reconciler::notice, flows, requests);
        writer.log()
                .append(new Event(
                        Instant.now(writer.clock()),
                        "",
                        "",
                        "",
                        Event.Kind.WATCH_STARTED,
                        followed.words() + "; front door at " + door.address(),
                        Map.of()));
        WatchDaemon daemon = new WatchDaemon(writer, door, control, requests, flows, hearing);
        begin(followed, reconciler);
        return daemon;
    }

    private static void begin(Followed followed, Reconciler reconciler) throws IOException {
        try {
            followed.begin().apply(reconciler).get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
