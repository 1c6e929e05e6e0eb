package io.completedflow.daemon;

import io.completedflow.door.DoorOptions;
import io.completedflow.door.FrontDoor;
import io.completedflow.log.Event;
import io.completedflow.reconcile.Reconciler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code flow watch}: the home's writer with a front door and a socket, following its products. */
final class WatchDaemon implements Watch {
    private final HomeWriter writer;
    private final FrontDoor door;
    private final ControlServer control;
    private final Flow flow;
    private final AutoCloseable hearing;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Opens all of it and returns when the front door and the socket answer. */
    static WatchDaemon open(
            Home home, String repository, HomeWriter writer, WatchOptions options, Consumer<Event> listener)
            throws IOException {
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
                DoorOptions.DEFAULT.withPort(options.doorPort()),
                routes,
                new DaemonIndex(reconciler, views, writer.log(), recent, urls::address, writer.clock()));
        urls.opened(door);
        reconciler.listen(() -> {
            routes.update();
            door.changed();
            writer.log().flush();
        });
        Function<String, Flow> flows = of -> writer.flow(of, views, urls::address, () -> {});
        ControlServer control = new ControlServer(home, reconciler::notice, flows);
        writer.log()
                .append(new Event(
                        Instant.now(writer.clock()),
                        "",
                        "",
                        "",
                        Event.Kind.WATCH_STARTED,
                        "follows " + repository + "; front door at " + door.address(),
                        Map.of()));
        WatchDaemon daemon = new WatchDaemon(writer, door, control, flows.apply(repository), hearing);
        follow(reconciler, repository);
        return daemon;
    }

    private static void follow(Reconciler reconciler, String repository) throws IOException {
        try {
            reconciler.follow(repository).get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private WatchDaemon(HomeWriter writer, FrontDoor door, ControlServer control, Flow flow, AutoCloseable hearing) {
        this.writer = writer;
        this.door = door;
        this.control = control;
        this.flow = flow;
        this.hearing = hearing;
    }

    @Override
    public Flow flow() {
        return flow;
    }

    @Override
    public String door() {
        return withoutSlash(door.address());
    }

    private static String withoutSlash(String address) {
        return address.substring(0, address.length() - 1);
    }

    @Override
    public void await() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        if (closing.getAndSet(true)) {
            return;
        }
        try {
            control.close();
            door.close();
            writer.log()
                    .append(new Event(
                            Instant.now(writer.clock()),
                            "",
                            "",
                            "",
                            Event.Kind.WATCH_STOPPED,
                            "apps run on",
                            Map.of()));
            hearing.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            writer.close();
            closed.countDown();
        }
    }

    /** The front door's addresses, once it is open. */
    private static final class DoorUrls implements Function<String, Optional<String>> {
        private volatile FrontDoor door;

        void opened(FrontDoor opened) {
            door = opened;
        }

        @Override
        public Optional<String> apply(String host) {
            return Optional.ofNullable(door).map(open -> open.address(host)).map(WatchDaemon::withoutSlash);
        }

        Optional<String> address() {
            return Optional.ofNullable(door).map(FrontDoor::address).map(WatchDaemon::withoutSlash);
        }
    }
}
