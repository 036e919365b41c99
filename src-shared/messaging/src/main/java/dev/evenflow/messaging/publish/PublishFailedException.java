package dev.evenflow.messaging.publish;

/** The message may or may not have arrived: send it again with the same message id. */
public final class PublishFailedException extends RuntimeException {

    public PublishFailedException(String message) {
        super(message);
    }

    public PublishFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
