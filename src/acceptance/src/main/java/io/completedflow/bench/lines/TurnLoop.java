package io.completedflow.bench.lines;

import io.completedflow.reconcile.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/**
 * A loop that runs on the thread that advances its time, so that what a turn costs can be told from all else. What blocks is done on that
 * thread too, and takes a millisecond of its time.
 */
final class TurnLoop implements Loop {
    private static final Duration BLOCKING = Duration.ofMillis(1);

    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparing(Turn::number));
    private Instant now;
    private long count;

    private record Turn(Instant at, long number, Runnable work) {}

    TurnLoop(Instant start) {
        this.now = start;
    }

    /** Lets time pass, and runs what falls into it. */
    void advance(Duration time) {
        Instant end = now().plus(time);
        for (Optional<Turn> next = nextUntil(end); next.isPresent(); next = nextUntil(end)) {
            next.get().work().run();
        }
    }

    private synchronized Optional<Turn> nextUntil(Instant end) {
        if (turns.isEmpty() || turns.peek().at().isAfter(end)) {
            now = end;
            return Optional.empty();
        }
        Turn next = turns.remove();
        now = next.at().isAfter(now) ? next.at() : now;
        return Optional.of(next);
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public void execute(Runnable turn) {
        schedule(Duration.ZERO, turn);
    }

    @Override
    public synchronized Timer schedule(Duration delay, Runnable turn) {
        Turn added = new Turn(now.plus(delay), count++, turn);
        turns.add(added);
        return () -> remove(added);
    }

    private synchronized void remove(Turn turn) {
        turns.remove(turn);
    }

    @Override
    public <T> void beside(Callable<T> work, BiConsumer<T, Exception> then) {
        schedule(BLOCKING, () -> {
            T result;
            try {
                result = work.call();
            } catch (Exception e) {
                then.accept(null, e);
                return;
            }
            then.accept(result, null);
        });
    }

    @Override
    public synchronized void close() {
        turns.clear();
    }
}
