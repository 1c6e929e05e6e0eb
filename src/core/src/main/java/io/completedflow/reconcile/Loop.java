package io.completedflow.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/**
 * The one thread on which everything is decided, so that no decision needs a lock. What blocks runs beside it and comes back to it. All
 * methods may be called from any thread.
 */
public interface Loop extends AutoCloseable {
    /** The wall clock's time. */
    Instant now();

    /** Runs a turn on the loop's thread, after those asked for before. */
    void execute(Runnable turn);

    /** Runs a turn after a delay that a change of the wall clock neither lengthens nor shortens. */
    Timer schedule(Duration delay, Runnable turn);

    /** Runs work that may block on another thread, then hands its result, or its failure, back on the loop's. */
    <T> void beside(Callable<T> work, BiConsumer<T, Exception> then);

    /** Ends the threads; what was not begun is not run. */
    @Override
    void close();

    /** A turn that is to come. */
    interface Timer {
        void cancel();
    }
}
