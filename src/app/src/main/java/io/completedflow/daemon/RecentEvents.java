package io.completedflow.daemon;

import io.completedflow.log.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The last events, for those who look at what is going on. */
final class RecentEvents implements Consumer<Event> {
    private static final int SHOWN = 20;

    private final Deque<Event> newestFirst = new ArrayDeque<>();

    @Override
    public synchronized void accept(Event event) {
        newestFirst.addFirst(event);
        if (newestFirst.size() > SHOWN) {
            newestFirst.removeLast();
        }
    }

    synchronized List<Event> newestFirst() {
        return List.copyOf(newestFirst);
    }
}
