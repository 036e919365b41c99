package dev.evenflow.messaging.observe;

import dev.evenflow.contracts.Envelope;
import java.util.Optional;

/** A delivery as metrics and traces see it. */
public interface ObservedDelivery {

    Envelope<?> envelope();

    /** Whether the consumer gave it up or failed at it, so that its batch has no effect of it. */
    boolean isRejected();

    /** Names the span that caused this delivery: the one that published the message, or else the request. */
    default Optional<String> traceparent() {
        return Optional.ofNullable(envelope().metadata().traceparent());
    }
}
