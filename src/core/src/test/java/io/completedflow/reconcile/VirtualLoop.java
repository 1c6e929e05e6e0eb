package io.completedflow.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/** A loop without threads, whose time goes on only when a test says so. What runs beside it waits until a test picks it. */
final class VirtualLoop implements Loop {
    private final Deque<Runnable> turns = new ArrayDeque<>();
    private final List<Runnable> beside = new ArrayList<>();
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparing(Alarm::at).thenComparing(Alarm::number));
    private final List<RuntimeException> mistakes = new ArrayList<>();
    private Instant now;
    private long count;

    private record Alarm(Instant at, long number, Runnable turn) {}

    VirtualLoop(Instant now) {
        this.now = now;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void execute(Runnable turn) {
        turns.add(turn);
    }

    @Override
    public Timer schedule(Duration delay, Runnable turn) {
        Alarm alarm = new Alarm(now.plus(delay), count++, turn);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    @Override
    public <T> void beside(Callable<T> work, BiConsumer<T, Exception> then) {
        beside.add(() -> {
            try {
                T result = work.call();
                execute(() -> then.accept(result, null));
            } catch (Exception failure) {
                execute(() -> then.accept(null, failure));
            }
        });
    }

    @Override
    public void close() {
        turns.clear();
        beside.clear();
        alarms.clear();
    }

    boolean hasTurn() {
        return !turns.isEmpty();
    }

    /** How much work waits to be run beside the loop. */
    int besides() {
        return beside.size();
    }

    /** Runs the oldest turn. */
    void runTurn() {
        try {
            turns.remove().run();
        } catch (RuntimeException mistake) {
            mistakes.add(mistake);
        }
    }

    /** Runs work beside the loop, whichever of that which waits. */
    void runBeside(int which) {
        beside.remove(which).run();
    }

    /** Lets time pass until the next turn that waits for it, at most so long. @return how long it was */
    Duration sleep(Duration longest) {
        Instant end = now.plus(longest);
        Instant until = alarms.isEmpty() || alarms.peek().at().isAfter(end)
                ? end
                : alarms.peek().at();
        Duration slept = Duration.between(now, until);
        now = until;
        while (!alarms.isEmpty() && !alarms.peek().at().isAfter(now)) {
            turns.add(alarms.remove().turn());
        }
        return slept;
    }

    /** What turns threw. */
    List<RuntimeException> mistakes() {
        return mistakes;
    }
}
