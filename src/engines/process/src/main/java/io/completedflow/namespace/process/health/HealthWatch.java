package io.completedflow.namespace.process.health;

import io.completedflow.config.Health;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Watches one process: until it is ready, and from then on. Asks at most one question at a time and holds no thread between two. All
 * times are the monotonic clock's, so that setting the wall clock changes nothing.
 */
public final class HealthWatch {
    private static final Duration SHORTEST_STARTING_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_STARTING_PAUSE = Duration.ofMillis(250);
    /** A start may be noticed late by this part of the time it took, for all that depend on it wait. */
    private static final int LATEST_PART = 20;

    private static final Duration DOUBTING_PAUSE = Duration.ofSeconds(1);
    private static final int FAILURES_TO_GIVE_UP = 3;

    /** Told what is found. */
    public interface Listener {
        /** It is ready, for the first time. */
        void ready();

        /** It did not get ready in time, or was ready and failed several times in a row. */
        void unhealthy(String reason);
    }

    private final HealthCheck check;
    private final Health timing;
    private final ScheduledExecutorService timers;
    private final Executor workers;
    private final Listener listener;
    private final long begun = System.nanoTime();
    private final long deadline;
    private boolean ready;
    private int failures;
    private boolean cancelled;
    private Optional<ScheduledFuture<?>> next = Optional.empty();

    /** Watches nothing until it is begun. */
    public HealthWatch(
            HealthCheck check, Health timing, ScheduledExecutorService timers, Executor workers, Listener listener) {
        this.check = check;
        this.timing = timing;
        this.timers = timers;
        this.workers = workers;
        this.listener = listener;
        this.deadline = begun + timing.deadline().toNanos();
    }

    /** Begins to watch a process that was just started. */
    public void beginStarting() {
        lookAfter(Duration.ZERO);
    }

    /** Begins to watch a process that was ready when last looked at. */
    public synchronized void beginRunning() {
        ready = true;
        lookAfter(Duration.ZERO);
    }

    /** Ends it; the listener hears nothing that is found from now on. */
    public synchronized void cancel() {
        cancelled = true;
        next.ifPresent(look -> look.cancel(false));
    }

    private synchronized void lookAfter(Duration delay) {
        if (!cancelled && !timers.isShutdown()) {
            next = Optional.of(
                    timers.schedule(() -> workers.execute(this::look), delay.toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    private void look() {
        try {
            take(check.failure());
        } catch (InterruptedException e) {
            // Only a closing engine interrupts its workers: nobody is left to be told.
            Thread.currentThread().interrupt();
        } catch (RejectedExecutionException e) {
            // The engine is closing: there will be no further look.
            cancel();
        }
    }

    private synchronized void take(Optional<String> failure) {
        if (cancelled) {
            return;
        }
        if (failure.isEmpty()) {
            takeHealthy();
        } else if (ready) {
            takeFailure(failure.get());
        } else if (System.nanoTime() > deadline) {
            cancelled = true;
            listener.unhealthy("not ready within " + timing.deadline().toSeconds() + " s (" + failure.get() + ")");
        } else {
            lookAfter(startingPause());
        }
    }

    private Duration startingPause() {
        Duration part = Duration.ofNanos((System.nanoTime() - begun) / LATEST_PART);
        if (part.compareTo(SHORTEST_STARTING_PAUSE) < 0) {
            return SHORTEST_STARTING_PAUSE;
        }
        return part.compareTo(LONGEST_STARTING_PAUSE) < 0 ? part : LONGEST_STARTING_PAUSE;
    }

    private void takeHealthy() {
        failures = 0;
        if (!ready) {
            ready = true;
            listener.ready();
        }
        lookAfter(timing.interval());
    }

    private void takeFailure(String reason) {
        failures++;
        if (failures >= FAILURES_TO_GIVE_UP) {
            cancelled = true;
            listener.unhealthy("failed its health check " + failures + " times (" + reason + ")");
        } else {
            Duration interval = timing.interval();
            lookAfter(interval.compareTo(DOUBTING_PAUSE) < 0 ? interval : DOUBTING_PAUSE);
        }
    }
}
