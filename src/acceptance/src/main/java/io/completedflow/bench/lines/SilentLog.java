package io.completedflow.bench.lines;

import io.completedflow.log.Event;
import io.completedflow.log.EventLog;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A log that keeps nothing. */
final class SilentLog implements EventLog {
    @Override
    public void append(Event event) {
        // Not what is measured.
    }

    @Override
    public Stream<Event> read(String product, String namespace) {
        return Stream.empty();
    }

    @Override
    public AutoCloseable listen(Consumer<Event> listener) {
        return () -> {};
    }
}
