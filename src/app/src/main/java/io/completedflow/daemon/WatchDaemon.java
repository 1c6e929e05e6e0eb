package io.completedflow.daemon;

import io.completedflow.door.FrontDoor;
import io.completedflow.log.Event;
import io.completedflow.request.RequestCounter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** {@code flow watch}: the home's writer with a front door and a socket, following products. */
final class WatchDaemon implements Watch {
    private final HomeWriter writer;
    private final FrontDoor door;
    private final ControlServer control;
    private final RequestCounter requests;
    private final Function<String, Flow> flows;
    private final AutoCloseable hearing;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    WatchDaemon(
            HomeWriter writer,
            FrontDoor door,
            ControlServer control,
            RequestCounter requests,
            Function<String, Flow> flows,
            AutoCloseable hearing) {
        this.writer = writer;
        this.door = door;
        this.control = control;
        this.requests = requests;
        this.flows = flows;
        this.hearing = hearing;
    }

    @Override
    public Flow flow(String repository) {
        return flows.apply(repository);
    }

    @Override
    public String door() {
        return DoorUrls.withoutSlash(door.address());
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
            requests.close();
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
}
