package io.completedflow.demo;

import io.completedflow.log.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The events so far, and a bell that rings with each. */
final class SeenEvents implements Consumer<Event> {
    private static final long AT_LEAST_EVERY_MILLIS = 100;
    private final List<Event> events = new ArrayList<>();
    private final Semaphore bell = new Semaphore(0);

    @Override
    public void accept(Event event) {
        synchronized (events) {
            events.add(event);
        }
        bell.release();
    }

    /** Those of a namespace, oldest first. */
    List<Event> of(String namespace) {
        synchronized (events) {
            return events.stream()
                    .filter(event -> event.namespace().equals(namespace))
                    .toList();
        }
    }

    /** Returns at the next event, or a moment later, since not everything makes one. */
    void awaitNext() throws InterruptedException {
        if (bell.tryAcquire(AT_LEAST_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }
}
