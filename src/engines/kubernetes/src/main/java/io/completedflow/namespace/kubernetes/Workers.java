package io.completedflow.namespace.kubernetes;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Does what takes requests, so many at a time as a cluster is to be asked at most. For each app one thing at a time, in the order asked; of
 * what waits for an app only the newest counts.
 */
final class Workers implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService timer;
    private final Map<Object, Runnable> waiting = new HashMap<>();
    private final Map<Object, Boolean> busy = new HashMap<>();

    /** Work that may fail. */
    interface Work {
        void run() throws IOException;
    }

    /** @param most how many requests there may be at a time */
    Workers(String name, int most) {
        this.threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(most, work -> thread(work, name));
        this.threads.setKeepAliveTime(10, TimeUnit.SECONDS);
        this.threads.allowCoreThreadTimeOut(true);
        this.timer = Executors.newSingleThreadScheduledExecutor(work -> thread(work, name + "-timer"));
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Does work for something.
     *
     * @param failed told of a failure; says whether it is tried again, later and later, until something newer is asked for the same
     */
    void run(Object of, Work work, Predicate<IOException> failed) {
        run(of, work, failed, FIRST_PAUSE);
    }

    private void run(Object of, Work work, Predicate<IOException> failed, Duration pause) {
        Runnable task = () -> {
            try {
                work.run();
            } catch (IOException | RuntimeException e) {
                // A mistake of ours is a failure like others: it is told where people look, and stops nothing else.
                IOException failure = e instanceof IOException known ? known : new IOException(e.toString(), e);
                if (failed.test(failure)) {
                    again(of, work, failed, pause);
                }
            } finally {
                next(of);
            }
        };
        synchronized (this) {
            if (busy.putIfAbsent(of, true) != null) {
                waiting.put(of, task);
                return;
            }
        }
        submit(task);
    }

    private void again(Object of, Work work, Predicate<IOException> failed, Duration pause) {
        Duration longer = pause.multipliedBy(2);
        Duration next = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        later(pause, () -> {
            synchronized (this) {
                if (busy.containsKey(of)) {
                    return; // Something newer was asked for it.
                }
            }
            run(of, work, failed, next);
        });
    }

    private void next(Object of) {
        Runnable next;
        synchronized (this) {
            next = waiting.remove(of);
            if (next == null) {
                busy.remove(of);
            }
        }
        if (next != null) {
            submit(next);
        }
    }

    private void submit(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            // It was closed: the next process goes on.
        }
    }

    /** Runs something that is quick after a while. */
    @SuppressWarnings("FutureReturnValueIgnored") // What goes wrong in it is told by itself.
    void later(Duration pause, Runnable task) {
        try {
            timer.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // It was closed: the next process goes on.
        }
    }

    /** Runs something that is quick again and again. */
    @SuppressWarnings("FutureReturnValueIgnored") // It ends with the timer alone.
    void every(Duration pause, Runnable task) {
        timer.scheduleWithFixedDelay(task, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What runs is seen to its end, within moments; what waits is not begun. */
    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
