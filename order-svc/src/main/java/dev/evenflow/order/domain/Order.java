package dev.evenflow.order.domain;

import dev.evenflow.money.domain.Money;
import dev.evenflow.order.domain.OrderEvent.Approved;
import dev.evenflow.order.domain.OrderEvent.Cancelled;
import dev.evenflow.order.domain.OrderEvent.Confirmed;
import dev.evenflow.order.domain.OrderEvent.Created;
import dev.evenflow.order.domain.OrderEvent.Delivered;
import dev.evenflow.order.domain.OrderEvent.PaymentDebited;
import dev.evenflow.order.domain.OrderEvent.Rejected;
import dev.evenflow.order.domain.OrderEvent.Shipped;
import java.util.List;
import java.util.UUID;

/**
 * An order as it is after some event.
 *
 * @param sagaId of the saga that carries it
 * @param paid whether its total was taken
 * @param reason why it was rejected or cancelled; empty otherwise
 */
public record Order(
        OrderStatus status, UUID sagaId, long userId, List<OrderLine> lines, Money total, boolean paid, String reason) {

    public static final Order NONE = new Order(OrderStatus.NONE, new UUID(0, 0), 0, List.of(), Money.ZERO, false, "");

    public Order {
        lines = List.copyOf(lines);
    }

    public Order evolve(OrderEvent event) {
        return switch (event) {
            case Created e -> new Order(OrderStatus.PENDING, e.sagaId(), e.userId(), e.lines(), e.total(), false, "");
            case PaymentDebited e -> new Order(status, sagaId, userId, lines, total, true, reason);
            case Approved e -> is(OrderStatus.APPROVED, "");
            case Rejected e -> is(OrderStatus.REJECTED, e.reason());
            case Confirmed e -> is(OrderStatus.CONFIRMED, "");
            case Cancelled e -> is(OrderStatus.CANCELLED, e.reason());
            case Shipped e -> is(OrderStatus.SHIPPED, "");
            case Delivered e -> is(OrderStatus.DELIVERED, "");
        };
    }

    private Order is(OrderStatus next, String why) {
        return new Order(next, sagaId, userId, lines, total, paid, why);
    }
}
