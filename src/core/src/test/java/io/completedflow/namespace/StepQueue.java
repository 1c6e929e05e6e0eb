package io.completedflow.namespace;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Keeps what is to be run until a test runs it. */
public final class StepQueue implements Executor {
    private final Queue<Runnable> steps = new ArrayDeque<>();

    @Override
    public synchronized void execute(Runnable step) {
        steps.add(step);
    }

    /** Runs the oldest step. False if there is none. */
    public boolean runOne() {
        Runnable step;
        synchronized (this) {
            step = steps.poll();
        }
        if (step == null) {
            return false;
        }
        step.run();
        return true;
    }

    /** Runs all steps, those too that come up meanwhile. */
    public void runAll() {
        while (runOne()) {
            // runs the step as its condition
        }
    }

    /** Forgets all steps, as a killed process would. */
    public synchronized void clear() {
        steps.clear();
    }
}
