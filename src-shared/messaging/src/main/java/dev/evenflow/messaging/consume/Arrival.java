package dev.evenflow.messaging.consume;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.messaging.observe.ObservedDelivery;
import java.util.concurrent.CompletionStage;

/** A delivery and what becomes of it once its batch was handled. The stages complete when that is done; none fails. */
interface Arrival extends Delivery, ObservedDelivery {

    @Override
    Envelope<?> envelope();

    /** Its batch is durable. */
    CompletionStage<Void> settle();

    /** Whether, having failed in company, it is tried once more alone instead of {@link #fail}ing. */
    boolean isSuspicious();

    /** Its batch failed. */
    CompletionStage<Void> fail(Throwable failure);

    /** It is not handled at all, because the service stops. */
    void giveBack();
}
