package io.completedflow.namespace.process;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The engine's threads: one that keeps time, as many workers as there is work, and those that run mailboxes, which are never
 * interrupted. What is asked of them after closing is dropped.
 */
final class Threads implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final ScheduledThreadPoolExecutor timers;
    private final ThreadPoolExecutor workers = pool("flow-process-worker");
    private final ThreadPoolExecutor mailboxes = pool("flow-process-app");

    Threads() {
        timers =
                new ScheduledThreadPoolExecutor(1, named("flow-process-timer"), new ThreadPoolExecutor.DiscardPolicy());
        timers.setRemoveOnCancelPolicy(true);
    }

    private static ThreadPoolExecutor pool(String name) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named(name),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    ScheduledExecutorService timers() {
        return timers;
    }

    /** For what may take long, and is interrupted by closing. */
    Executor workers() {
        return workers;
    }

    /** For short work that is to be finished once begun. */
    Executor mailboxes() {
        return mailboxes;
    }

    boolean closed() {
        return workers.isShutdown();
    }

    /** Runs {@code work} on a worker after a delay. */
    void after(Duration delay, Runnable work) {
        var unused = timers.schedule(() -> workers.execute(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs {@code work} on a worker again and again. */
    void every(Duration pause, Runnable work) {
        after(pause, () -> {
            try {
                work.run();
            } finally {
                every(pause, work);
            }
        });
    }

    /** Interrupts what is at work, lets the mailboxes run empty, and waits for both. */
    @Override
    public void close() {
        timers.shutdownNow();
        workers.shutdownNow();
        await(workers);
        mailboxes.shutdown();
        await(mailboxes);
    }

    private static void await(ThreadPoolExecutor pool) {
        try {
            if (!pool.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("engine process: " + pool.getActiveCount() + " threads do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
