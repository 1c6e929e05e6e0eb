package io.completedflow.config;

import java.time.Duration;
import java.util.Optional;

/** Reads durations such as {@code 15s}, {@code 10m}, {@code 2h} or {@code 14d}. */
final class DurationReader {
    private DurationReader() {}

    static Optional<Duration> read(Value value) {
        return value.text(TextShape.DURATION).map(DurationReader::parse);
    }

    static Optional<Duration> readOrZero(Value value) {
        return value.text(TextShape.DURATION_OR_ZERO).map(DurationReader::parse);
    }

    private static Duration parse(String text) {
        long amount = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            case 'd' -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException("not a duration: " + text);
        };
    }
}
