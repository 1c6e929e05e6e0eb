package io.completedflow.reconcile;

import io.completedflow.log.Event;
import io.completedflow.log.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A flow log in memory. */
final class MemoryLog implements EventLog {
    private final List<Event> events = new ArrayList<>();

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
        throw new UnsupportedOperationException("nothing listens here");
    }

    List<Event> of(Event.Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }

    /** The messages of a kind, in order. */
    List<String> messages(Event.Kind kind) {
        return of(kind).stream().map(Event::message).toList();
    }

    void clear() {
        events.clear();
    }
}
