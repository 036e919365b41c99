package dev.evenflow.contracts;

/** What became of the bytes of a message. */
public sealed interface Decoded {

    /** A known event of a schema known here. */
    record Known(Envelope<?> envelope) implements Decoded {}

    /** A well-formed event of a type this build does not know: to be skipped and counted. */
    record UnknownType(String type) implements Decoded {}

    /** Cannot be read: not JSON, not an envelope, or a payload of a newer schema. */
    record Unreadable(Reason reason, String detail) implements Decoded {}

    /** Why a message cannot be read; stable, used as a metric tag and in dead letters. */
    enum Reason {
        MALFORMED,
        NEWER_SCHEMA
    }
}
