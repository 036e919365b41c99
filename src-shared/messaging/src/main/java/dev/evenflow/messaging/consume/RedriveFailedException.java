package dev.evenflow.messaging.consume;

/** A dead letter was not applied, and stays; the message says why. */
public final class RedriveFailedException extends RuntimeException {

    public RedriveFailedException(String message) {
        super(message);
    }
}
