package dev.evenflow.bench;

import org.jspecify.annotations.Nullable;

/**
 * One figure of a benchmark.
 *
 * @param baseline what it is compared with; null when with nothing
 * @param limit what the ratio of the two has to be
 */
public record Result(
        String name, double value, String unit, @Nullable Double baseline, Limit limit) {

    /** A figure by itself. */
    public static Result of(String name, double value, String unit) {
        return new Result(name, value, unit, null, Limit.NONE);
    }

    /** The figure compared with a baseline, without a demand. */
    public Result against(double other) {
        return new Result(name, value, unit, other, Limit.NONE);
    }

    /** The figure has to be at least so many times its baseline. */
    public Result atLeast(double ratio) {
        return new Result(name, value, unit, baseline, Limit.atLeast(ratio));
    }

    /** The figure has to be at most so many times its baseline. */
    public Result atMost(double ratio) {
        return new Result(name, value, unit, baseline, Limit.atMost(ratio));
    }

    /** The value in parts of the baseline; null without one. */
    public @Nullable Double ratio() {
        return baseline == null ? null : value / baseline;
    }

    public boolean isWithinLimit() {
        var ratio = ratio();
        return ratio == null || limit.allows(ratio);
    }
}
