package io.completedflow.log;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** Keeps events, in the order they were appended. May be used from any thread. */
public interface EventLog {
    /**
     * Adds an event. Never fails: what cannot be written (a full disk) is kept in memory, said once where people look, and written as
     * soon as it can be.
     */
    void append(Event event);

    /** The events of a namespace, oldest first; those of the whole product for an empty name. To be closed. */
    Stream<Event> read(String product, String namespace);

    /** Calls {@code listener} with each event appended from now on, on the appending thread. Closing ends that. */
    AutoCloseable listen(Consumer<Event> listener);
}
