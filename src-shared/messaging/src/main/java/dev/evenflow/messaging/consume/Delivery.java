package dev.evenflow.messaging.consume;

import dev.evenflow.contracts.Envelope;

/** One event as it was delivered, inside an {@link EventBatch}. */
public interface Delivery {

    Envelope<?> envelope();

    /**
     * Gives this event up: it goes to the dead letters, whatever becomes of its batch, and is not delivered again.
     *
     * @param reason why, for the operator
     */
    void reject(String reason);
}
