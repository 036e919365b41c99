package dev.evenflow.consistency.domain;

import java.util.Locale;

/** How a copy stands. */
public enum State {

    /** It was never checked. */
    UNCHECKED,

    /** Nothing is wrong, or is no longer; events may be on their way. */
    IN_SYNC,

    /** Something is wrong. */
    DRIFTED,

    /** The source publishes all of its users again. */
    REPAIRING,

    /** The consumer has not applied in time what stood in the stream, so nobody knows what is wrong. */
    BEHIND,

    /** The source, NATS or the copy did not answer. */
    UNAVAILABLE;

    /** As it stands in answers; stable. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static State named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
