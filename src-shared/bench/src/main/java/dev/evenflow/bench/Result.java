package dev.evenflow.bench;

import org.jspecify.annotations.Nullable;

/**
 * One figure of a benchmark.
 *
 * @param baseline what it has to be at most; null when nothing is demanded of it
 */
public record Result(
        String name, double value, String unit, @Nullable Double baseline) {

    /** The value in parts of the baseline; null without one. */
    public @Nullable Double ratio() {
        return baseline == null ? null : value / baseline;
    }

    public boolean isWithinBaseline() {
        return baseline == null || value <= baseline;
    }
}
