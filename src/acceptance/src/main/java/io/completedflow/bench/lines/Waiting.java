package io.completedflow.bench.lines;

import java.io.IOException;
import java.time.Duration;

/** Waits for something that nobody tells of. */
final class Waiting {
    private static final long LOOK_MILLIS = 2;

    private Waiting() {}

    /** What is waited for. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /** @throws IOException if it does not come to be in time */
    static void until(Duration patience, String what, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("waited for " + what + " in vain");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
