package io.jenkins.plugins.completedflow.branch;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;

/**
 * Work by name. Adding never waits; what is added again before it began is merged; a name is at work at most once at a time.
 *
 * @param <H> what the work should heed
 */
final class WorkQueue<H> {
    private final Executor executor;
    private final int workers;
    private final BinaryOperator<H> merge;
    private final BiConsumer<String, H> work;
    private final Map<String, H> waiting = new LinkedHashMap<>();
    private final Set<String> working = new HashSet<>();
    private int active;

    /** @param work must throw nothing */
    WorkQueue(Executor executor, int workers, BinaryOperator<H> merge, BiConsumer<String, H> work) {
        this.executor = executor;
        this.workers = workers;
        this.merge = merge;
        this.work = work;
    }

    void add(String name, H heed) {
        synchronized (this) {
            waiting.merge(name, heed, merge);
            if (active == workers) {
                return;
            }
            active++;
        }
        executor.execute(this::work);
    }

    /** Whether nothing waits and nothing is at work. */
    synchronized boolean isIdle() {
        return waiting.isEmpty() && working.isEmpty();
    }

    private void work() {
        for (Optional<Map.Entry<String, H>> next = next(); next.isPresent(); next = next()) {
            String name = next.get().getKey();
            try {
                work.accept(name, next.get().getValue());
            } finally {
                done(name);
            }
        }
    }

    /** What is added for a name at work is found by its worker when that has done. */
    private synchronized Optional<Map.Entry<String, H>> next() {
        for (Iterator<Map.Entry<String, H>> entries = waiting.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<String, H> entry = entries.next();
            if (working.add(entry.getKey())) {
                Map.Entry<String, H> taken = Map.entry(entry.getKey(), entry.getValue());
                entries.remove();
                return Optional.of(taken);
            }
        }
        active--;
        return Optional.empty();
    }

    private synchronized void done(String name) {
        working.remove(name);
    }
}
