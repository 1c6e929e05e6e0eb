package io.completedflow.namespace.process;

import java.time.Duration;

/** How long to wait before an app is restarted: longer each time, until it has run stably for a while. */
final class BackOff {
    private final Duration first;
    private final Duration longest;
    private final Duration stableAfter;
    private int crashes;

    BackOff(ProcessEngineSettings settings) {
        this.first = settings.firstBackOff();
        this.longest = settings.longestBackOff();
        this.stableAfter = settings.stableAfter();
    }

    /**
     * Counts a crash.
     *
     * @param ran how long the process had run
     * @return how long to wait
     */
    Duration crashed(Duration ran) {
        if (ran.compareTo(stableAfter) >= 0) {
            crashes = 0;
        }
        crashes++;
        Duration wait = first;
        for (int crash = 1; crash < crashes && wait.compareTo(longest) < 0; crash++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /** How many crashes there were in a row. */
    int crashes() {
        return crashes;
    }

    void reset() {
        crashes = 0;
    }
}
