package io.completedflow.bench;

import java.util.Optional;

/**
 * One thing measured.
 *
 * @param measured what, in a few words
 * @param against what it is compared with, if with anything
 */
public record Figure(String measured, double value, String unit, Optional<Comparison> against) {

    /**
     * A peer measured in the same run, or a limit.
     *
     * @param value in the figure's unit
     * @param most the largest ratio of the figure to it that is good enough; empty: shown beside it, no goal
     */
    public record Comparison(String with, double value, Optional<Double> most) {}

    /** A figure that is only shown. */
    public static Figure of(String measured, double value, String unit) {
        return new Figure(measured, value, unit, Optional.empty());
    }

    /** This figure, which should be at most the limit. */
    public Figure limit(double most) {
        return new Figure(measured, value, unit, Optional.of(new Comparison("limit", most, Optional.of(1.0))));
    }

    /** This figure, which should be at most {@code most} times another's. */
    public Figure peer(String with, double other, double most) {
        return new Figure(measured, value, unit, Optional.of(new Comparison(with, other, Optional.of(most))));
    }

    /** This figure with another beside it. */
    public Figure beside(String with, double other) {
        return new Figure(measured, value, unit, Optional.of(new Comparison(with, other, Optional.empty())));
    }

    /** The figure in parts of what it is compared with. */
    public Optional<Double> ratio() {
        return against.map(other -> value / other.value());
    }

    /** Whether the goal is met; empty if there is none. */
    public Optional<Boolean> met() {
        return against.flatMap(Comparison::most).map(most -> ratio().orElseThrow() <= most);
    }
}
