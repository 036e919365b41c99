package dev.evenflow.order.show;

import dev.evenflow.eventstore.Aggregate;
import dev.evenflow.order.domain.Order;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * An order as clients see it.
 *
 * @param paid whether its total was taken at some time
 * @param reason why it was rejected or cancelled; empty otherwise
 * @param version how many events it has
 */
public record OrderState(
        UUID id,
        UUID sagaId,
        long userId,
        List<OrderLineView> items,
        BigDecimal total,
        String status,
        boolean paid,
        String reason,
        long version) {

    static OrderState of(Aggregate<Order> aggregate) {
        var order = aggregate.state();
        return new OrderState(
                aggregate.id(),
                order.sagaId(),
                order.userId(),
                order.lines().stream().map(OrderLineView::of).toList(),
                order.total().amount(),
                order.status().wireName(),
                order.paid(),
                order.reason(),
                aggregate.version());
    }
}
