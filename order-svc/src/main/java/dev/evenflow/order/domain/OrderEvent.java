package dev.evenflow.order.domain;

import dev.evenflow.money.domain.Money;
import java.util.List;
import java.util.UUID;

/** What happened to an order, as it is stored. Each names the customer, so that it can be told of without the others. */
public sealed interface OrderEvent {

    long userId();

    record Created(UUID sagaId, long userId, List<OrderLine> lines, Money total) implements OrderEvent {

        public Created {
            lines = List.copyOf(lines);
        }
    }

    record PaymentDebited(long userId, Money amount) implements OrderEvent {}

    record Approved(long userId) implements OrderEvent {}

    record Rejected(long userId, String reason) implements OrderEvent {}

    record Confirmed(long userId, Money total) implements OrderEvent {}

    record Cancelled(long userId, String reason) implements OrderEvent {}

    record Shipped(long userId) implements OrderEvent {}

    record Delivered(long userId) implements OrderEvent {}
}
