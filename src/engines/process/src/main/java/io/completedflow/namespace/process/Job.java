package io.completedflow.namespace.process;

import java.util.concurrent.Executor;

/** Work that may take long and can be called off. */
final class Job {
    private final Runnable work;
    private Thread thread;
    private boolean cancelled;

    private Job(Runnable work) {
        this.work = work;
    }

    /** Begins work on one of the executor's threads; it is to notice interruption, and to tell itself how it ended. */
    static Job begin(Executor threads, Runnable work) {
        Job job = new Job(work);
        threads.execute(job::run);
        return job;
    }

    private void run() {
        synchronized (this) {
            thread = Thread.currentThread();
            if (cancelled) {
                thread.interrupt();
            }
        }
        try {
            work.run();
        } finally {
            synchronized (this) {
                thread = null;
                // The interruption was meant for the work, not for what the thread does next.
                Thread.interrupted();
            }
        }
    }

    /** Interrupts it, also if it has not begun yet. */
    synchronized void cancel() {
        cancelled = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    synchronized boolean cancelled() {
        return cancelled;
    }
}
