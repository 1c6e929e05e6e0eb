package io.completedflow.terminal;

import java.time.Duration;

/** Durations in one or two units, as a person would say them. */
public final class Elapsed {
    private Elapsed() {}

    /** Such as {@code 12s}, {@code 3m12s}, {@code 2h5m} or {@code 3d4h}; never negative. */
    public static String of(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "m", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3600, "h", seconds % 3600 / 60, "m");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : small + smallUnit);
    }
}
