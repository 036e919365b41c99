package dev.evenflow.messaging.publish;

/** The broker will never take this message (too large, say): sending it again is of no use. */
public final class PublishRejectedException extends RuntimeException {

    public PublishRejectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
