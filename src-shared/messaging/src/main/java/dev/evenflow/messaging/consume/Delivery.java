package dev.evenflow.messaging.consume;

import dev.evenflow.contracts.Envelope;

/** One event as it was delivered, inside an {@link EventBatch}. */
public interface Delivery {

    Envelope<?> envelope();

    /**
     * Sets this event aside for good: it is not acknowledged with its batch and not delivered again.
     *
     * @param reason why, for the log and the operator
     */
    void reject(String reason);
}
