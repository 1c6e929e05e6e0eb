package io.completedflow.namespace.process;

import io.completedflow.log.Event;
import io.completedflow.log.EventLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A flow log in memory. */
final class MemoryEventLog implements EventLog {
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Override
    public void append(Event event) {
        events.add(event);
    }

    @Override
    public Stream<Event> read(String product, String namespace) {
        return events.stream()
                .filter(event ->
                        event.product().equals(product) && event.namespace().equals(namespace));
    }

    @Override
    public AutoCloseable listen(Consumer<Event> listener) {
        throw new UnsupportedOperationException();
    }

    List<Event> all() {
        return events;
    }

    Stream<Event> of(Event.Kind kind) {
        return events.stream().filter(event -> event.kind() == kind);
    }
}
