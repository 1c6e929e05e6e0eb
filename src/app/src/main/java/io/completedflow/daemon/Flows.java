package io.completedflow.daemon;

import io.completedflow.log.Event;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Opens what the commands work with. */
public interface Flows {
    /**
     * Talks to the daemon of the home if one runs, else takes the home's lock and does the work in this process.
     *
     * @throws FlowException {@link FlowException.Kind#LOCKED} if another process holds the lock and answers no socket, saying who; {@code
     *     REFUSED} if the home's daemon is for another product repository
     */
    Flow open(Place place) throws FlowException;

    /**
     * Starts the daemon in this process and returns when its front door and socket answer.
     *
     * @param listener called with each event from now on, on the appending thread
     * @throws FlowException {@code LOCKED} if another process holds the home's lock, saying who
     */
    Watch watch(Place place, WatchOptions options, Consumer<Event> listener) throws FlowException;

    /**
     * As {@link #watch}, but follows the products that somebody asks about, now and in former times, and makes a namespace only when it is
     * asked for.
     */
    Watch watchOnRequest(Path home, WatchOptions options, Consumer<Event> listener) throws FlowException;
}
