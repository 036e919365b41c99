package dev.evenflow.messaging.publish;

import io.nats.client.JetStreamApiException;
import java.util.concurrent.CompletionException;

/** Tells a message that will never be taken from one that is worth sending again. */
public final class PublishFailures {

    /** "message size exceeds maximum allowed", from nats-server's errors.json. */
    private static final int MESSAGE_EXCEEDS_MAXIMUM = 10054;

    private PublishFailures() {}

    /** A {@link PublishRejectedException} or a {@link PublishFailedException}. */
    public static RuntimeException classify(Throwable failure) {
        var cause = unwrap(failure);
        if (cause instanceof PublishRejectedException || cause instanceof PublishFailedException) {
            return (RuntimeException) cause;
        }
        if (cause instanceof IllegalArgumentException) { // the client refuses: over max_payload, invalid subject
            return new PublishRejectedException(String.valueOf(cause.getMessage()), cause);
        }
        if (cause instanceof JetStreamApiException api && api.getApiErrorCode() == MESSAGE_EXCEEDS_MAXIMUM) {
            return new PublishRejectedException(String.valueOf(api.getMessage()), api);
        }
        return new PublishFailedException(String.valueOf(cause.getMessage()), cause);
    }

    private static Throwable unwrap(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null
                && (cause instanceof CompletionException || cause.getClass() == RuntimeException.class)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
