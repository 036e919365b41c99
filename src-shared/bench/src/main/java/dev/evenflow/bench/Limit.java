package dev.evenflow.bench;

/**
 * What is promised of a figure.
 *
 * @param most the greatest ratio of the figure and its baseline
 */
public record Limit(double most) {

    static final Limit NONE = new Limit(Double.MAX_VALUE);

    boolean allows(double ratio) {
        return ratio <= most;
    }

    /** For a table; empty when there is no demand. */
    String text() {
        return most < Double.MAX_VALUE ? "<= " + most : "";
    }
}
