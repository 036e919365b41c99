package dev.evenflow.eventstore;

/** A stored event that this build cannot read: an unknown type, a newer schema or JSON that does not fit. */
public final class UnreadableEventException extends RuntimeException {

    UnreadableEventException(String message) {
        super(message);
    }

    UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
