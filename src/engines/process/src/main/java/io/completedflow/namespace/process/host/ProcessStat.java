package io.completedflow.namespace.process.host;

import java.util.Optional;

/**
 * One line of {@code /proc/PID/stat}, as far as it matters here.
 *
 * @param session id of its session, which is the pid of the session's leader
 * @param startTicks when it started, in clock ticks since boot: with the pid this names a process, whatever the wall clock does
 * @param state its state's letter, such as {@code S}, {@code D} or {@code Z}
 */
public record ProcessStat(long pid, long parent, long session, long startTicks, char state) {
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int SESSION = 3;
    private static final int START = 19;

    /** Reads a line; empty if it is cut short. The name, the second field, may itself hold blanks and brackets. */
    static Optional<ProcessStat> parse(String line) {
        int open = line.indexOf(" (");
        int close = line.lastIndexOf(')');
        if (open < 0 || close < 0) {
            return Optional.empty();
        }
        String[] fields = line.substring(close + 1).strip().split(" ");
        if (fields.length <= START) {
            return Optional.empty();
        }
        return Optional.of(new ProcessStat(
                Long.parseLong(line.substring(0, open)),
                Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[SESSION]),
                Long.parseLong(fields[START]),
                fields[STATE].charAt(0)));
    }

    /** Whether it still does something: what has ended and only waits to be reaped does not. */
    public boolean alive() {
        return state != 'Z' && state != 'X';
    }
}
