package dev.evenflow.order.domain;

import java.util.List;
import java.util.UUID;

/** What somebody wants of an order. */
public sealed interface OrderCommand {

    /**
     * Places it.
     *
     * @param sagaId of the saga that carries it
     * @param lines at least one, each product once
     */
    record Place(UUID sagaId, long userId, List<OrderLine> lines) implements OrderCommand {

        public Place {
            lines = List.copyOf(lines);
        }
    }

    /** Notes that the total was taken. */
    record RecordPayment() implements OrderCommand {}

    record Approve() implements OrderCommand {}

    record Reject(String reason) implements OrderCommand {}

    record Confirm() implements OrderCommand {}

    record Cancel(String reason) implements OrderCommand {}

    record Ship() implements OrderCommand {}

    record Deliver() implements OrderCommand {}
}
