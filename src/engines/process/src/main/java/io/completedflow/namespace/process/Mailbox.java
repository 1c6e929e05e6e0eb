package io.completedflow.namespace.process;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs what it is given one after the other, in order, on threads lent by another executor: whoever owns it needs no locks. */
final class Mailbox implements Executor {
    private static final int PATIENCE_SECONDS = 5;

    private final Executor threads;
    private final Consumer<RuntimeException> unexpected;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    /** @param unexpected told when a task throws; those after it are run all the same */
    Mailbox(Executor threads, Consumer<RuntimeException> unexpected) {
        this.threads = threads;
        this.unexpected = unexpected;
    }

    @Override
    public synchronized void execute(Runnable task) {
        waiting.add(task);
        if (!running) {
            running = true;
            threads.execute(this::runAll);
        }
    }

    /** Runs a short task after those before it, and returns when it is done; or after a while, as a closing engine drops tasks. */
    void executeAndWait(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        execute(() -> {
            try {
                task.run();
            } finally {
                done.complete(null);
            }
        });
        done.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private void runAll() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                unexpected.accept(e);
            }
        }
    }

    private synchronized Runnable next() {
        Runnable task = waiting.poll();
        running = task != null;
        return task;
    }
}
