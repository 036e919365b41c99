package dev.evenflow.bench;

/**
 * What is promised of a figure, as a ratio of it and its baseline.
 *
 * @param least the smallest it may be
 * @param most the greatest it may be
 */
public record Limit(double least, double most) {

    static final Limit NONE = new Limit(0, Double.MAX_VALUE);

    static Limit atLeast(double least) {
        return new Limit(least, Double.MAX_VALUE);
    }

    static Limit atMost(double most) {
        return new Limit(0, most);
    }

    boolean allows(double ratio) {
        return ratio >= least && ratio <= most;
    }

    /** For a table; empty when there is no demand. */
    String text() {
        if (least > 0) {
            return ">= " + least;
        }
        return most < Double.MAX_VALUE ? "<= " + most : "";
    }
}
