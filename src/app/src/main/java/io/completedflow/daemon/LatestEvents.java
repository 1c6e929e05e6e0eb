package io.completedflow.daemon;

import io.completedflow.log.Event;
import io.completedflow.log.EventLog;
import io.completedflow.view.EventView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The last events of each namespace that is looked at; the log is read once for each, when it is looked at first. From any thread. */
final class LatestEvents implements Consumer<Event> {
    private static final int SHOWN = 20;

    private final EventLog log;
    private final Map<Subject, Deque<EventView>> known = new HashMap<>();

    private record Subject(String product, String namespace) {}

    private LatestEvents(EventLog log) {
        this.log = log;
    }

    /** Hears of new events for as long as the log is written. */
    static LatestEvents of(EventLog log) {
        LatestEvents latest = new LatestEvents(log);
        log.listen(latest);
        return latest;
    }

    @Override
    public synchronized void accept(Event event) {
        Subject subject = new Subject(event.product(), event.namespace());
        if (event.kind() == Event.Kind.NAMESPACE_DELETED) {
            known.remove(subject);
        } else if (known.containsKey(subject)) {
            add(known.get(subject), event);
        }
    }

    /** Oldest first. */
    synchronized List<EventView> of(String product, String namespace) {
        return List.copyOf(known.computeIfAbsent(new Subject(product, namespace), this::read));
    }

    private Deque<EventView> read(Subject subject) {
        Deque<EventView> events = new ArrayDeque<>();
        try (Stream<Event> all = log.read(subject.product(), subject.namespace())) {
            all.forEach(event -> add(events, event));
        }
        return events;
    }

    private static void add(Deque<EventView> events, Event event) {
        EventView shown = new EventView(event.at(), event.app(), event.kind(), event.message());
        if (events.contains(shown)) {
            return; // Read from the log just before it was heard of.
        }
        events.addLast(shown);
        if (events.size() > SHOWN) {
            events.removeFirst();
        }
    }
}
