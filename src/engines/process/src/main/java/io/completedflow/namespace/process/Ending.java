package io.completedflow.namespace.process;

import java.util.List;

/** How the end of a process is told. */
final class Ending {
    private static final int SIGNALLED = 128;

    private Ending() {}

    /** In words, by its exit status. */
    static String words(int status) {
        if (status == 0) {
            return "exited with status 0: an app must stay in the foreground";
        }
        return status > SIGNALLED
                ? "was ended by signal " + (status - SIGNALLED)
                : "crashed with exit status " + status;
    }

    /** Of a process that was not our child, so that its exit status is lost. */
    static String unknown() {
        return "ended with an unknown exit status";
    }

    /** 1st, 2nd, 3rd, 4th … */
    static String ordinal(int number) {
        int last = number % 10;
        boolean teen = number / 10 % 10 == 1;
        if (teen || last == 0 || last > 3) {
            return number + "th";
        }
        return number + List.of("st", "nd", "rd").get(last - 1);
    }
}
