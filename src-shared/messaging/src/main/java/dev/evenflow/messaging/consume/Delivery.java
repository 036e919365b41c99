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

    /**
     * Says that this event alone failed: it is delivered again after a back-off and, when it has failed too often, goes to the
     * dead letters, whatever becomes of its batch. The neighbours in the batch are not concerned.
     */
    void retry(Throwable failure);

    /**
     * Says that this event cannot be applied yet, because an earlier one of its aggregate has not been: for consumers that
     * apply events exactly in sequence. Whatever becomes of its batch, the event is handed over again, by itself, until the
     * earlier one was applied, here or by another instance. When that one is a dead letter of this channel, this event
     * becomes one, too, with reason {@code parked}, and when it does not come within
     * {@code evenflow.messaging.parking.patience}, with reason {@code gap}. The neighbours in the batch are not concerned.
     *
     * <p>Events of types that are not known here are skipped before a consumer sees them, so a consumer in sequence has to
     * know every type of its aggregates.
     *
     * @param applied the version of the aggregate that was applied last; 0 for none
     */
    void awaitPredecessor(long applied);
}
