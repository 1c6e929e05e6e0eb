package io.completedflow.namespace.process;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Waits between a crash and the restart. Used within the app's mailbox only. */
final class RestartTimer {
    private final Threads threads;
    private final Executor mailbox;
    private final BackOff backOff;
    private boolean waiting;
    private int turn;

    RestartTimer(Threads threads, Executor mailbox, BackOff backOff) {
        this.threads = threads;
        this.mailbox = mailbox;
        this.backOff = backOff;
    }

    boolean waiting() {
        return waiting;
    }

    /** Forgets earlier crashes and waits no more. */
    void reset() {
        backOff.reset();
        waiting = false;
        turn++;
    }

    /**
     * Begins to wait after a crash.
     *
     * @param ran how long the process had run
     * @param restart run in the mailbox when it is time
     * @return how long it is, in words
     */
    String begin(Duration ran, Runnable restart) {
        Duration wait = backOff.crashed(ran);
        waiting = true;
        int mine = ++turn;
        threads.after(
                wait,
                () -> mailbox.execute(() -> {
                    if (waiting && mine == turn) {
                        waiting = false;
                        restart.run();
                    }
                }));
        String time = wait.toMillis() < 1000 ? wait.toMillis() + " ms" : wait.toSeconds() + " s";
        return "restart in " + time + " (" + Ending.ordinal(backOff.crashes()) + ")";
    }
}
