package io.completedflow.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The loop on a thread of its own, with a few more for what blocks. */
public final class ThreadedLoop implements Loop {
    private final Clock clock;
    private final Consumer<Throwable> fault;
    private final ScheduledThreadPoolExecutor turns;
    private final ExecutorService blocking;

    /**
     * @param blockingThreads how much blocking work may be under way at a time
     * @param fault told of what a turn threw: a mistake in this program, which must not end the loop unseen
     */
    public ThreadedLoop(Clock clock, int blockingThreads, Consumer<Throwable> fault) {
        this.clock = clock;
        this.fault = fault;
        this.turns = new ScheduledThreadPoolExecutor(1, named("flow-reconcile"));
        turns.setRemoveOnCancelPolicy(true);
        turns.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.blocking = Executors.newFixedThreadPool(blockingThreads, named("flow-beside"));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void execute(Runnable turn) {
        schedule(Duration.ZERO, turn);
    }

    @Override
    public Timer schedule(Duration delay, Runnable turn) {
        try {
            ScheduledFuture<?> future =
                    turns.schedule(() -> guarded(turn), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {}; // The loop has ended; so has all that was to come.
        }
    }

    @Override
    public <T> void beside(Callable<T> work, BiConsumer<T, Exception> then) {
        try {
            blocking.execute(() -> {
                try {
                    T result = work.call();
                    execute(() -> then.accept(result, null));
                } catch (Exception failure) {
                    execute(() -> then.accept(null, failure));
                } catch (Error mistake) {
                    fault.accept(mistake);
                    execute(() -> then.accept(null, new IllegalStateException(mistake)));
                }
            });
        } catch (RejectedExecutionException closed) {
            // The loop has ended: nobody waits for the result.
        }
    }

    @Override
    public void close() {
        turns.shutdownNow();
        blocking.shutdownNow();
    }

    private void guarded(Runnable turn) {
        try {
            turn.run();
        } catch (RuntimeException | Error mistake) {
            fault.accept(mistake);
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
