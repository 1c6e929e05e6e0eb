package io.completedflow.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread that made it when the process is asked to end, and gives it the time to clear up until that is done. */
public final class ClearingUp {
    private static final long SECONDS = 30;

    private final CountDownLatch cleared = new CountDownLatch(1);

    /** @param what is cleared up, for the message if that takes too long */
    public ClearingUp(String what) {
        Thread work = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(work, what), "clear-up-" + what));
    }

    private void await(Thread work, String what) {
        if (cleared.getCount() == 0) {
            return;
        }
        work.interrupt();
        try {
            if (!cleared.await(SECONDS, TimeUnit.SECONDS)) {
                System.err.println("flow: the " + what + " could not be cleared up in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All is cleared up. */
    public void done() {
        cleared.countDown();
    }
}
