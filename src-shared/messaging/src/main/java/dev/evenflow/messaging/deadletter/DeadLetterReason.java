package dev.evenflow.messaging.deadletter;

import java.util.Locale;

/** Why a message was dead-lettered. */
public enum DeadLetterReason {

    /** Not JSON, or not an event. */
    MALFORMED,

    /** An event of a newer schema than this consumer knows: to be redriven once it was deployed anew. */
    NEWER_SCHEMA,

    /** The consumer said that it will never apply it. */
    REJECTED,

    /** Its handling failed as often as {@code evenflow.messaging.redelivery} allows, at last alone. */
    EXHAUSTED,

    /** The broker gave up delivering it, because the consumer's {@code max-deliver} was reached. */
    UNDELIVERED,

    /** The consumer cannot apply it before an earlier event of its aggregate, and that one is a dead letter. */
    PARKED,

    /** The consumer cannot apply it before an earlier event of its aggregate, and that one did not come in time. */
    GAP;

    /** As it stands in headers and answers; stable. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
