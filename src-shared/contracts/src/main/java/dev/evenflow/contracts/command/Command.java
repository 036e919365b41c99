package dev.evenflow.contracts.command;

import dev.evenflow.contracts.Event;
import java.util.UUID;

/**
 * What a saga asks of a participant.
 *
 * <p>Its envelope has an id of its own for every sending, so that a command that is asked again is never dropped as a
 * duplicate by the broker. The {@link #commandId()} stays the same however often it is sent: by it a participant knows what
 * it has done already, and answers the same again. The envelope's version is a running number of the saga; no participant
 * waits for the one before.
 */
public sealed interface Command extends Event permits PaymentCommand, InventoryCommand, ShippingCommand {

    /** Says which step of which saga this is: the same for every sending, different for everything else. */
    UUID commandId();

    UUID sagaId();

    UUID orderId();

    @Override
    default String aggregateId() {
        return sagaId().toString();
    }
}
