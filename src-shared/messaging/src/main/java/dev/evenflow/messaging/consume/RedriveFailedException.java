package dev.evenflow.messaging.consume;

/** A dead letter was not applied, and stays; the message says why. */
public sealed class RedriveFailedException extends RuntimeException permits PredecessorMissingException {

    public RedriveFailedException(String message) {
        super(message);
    }
}
