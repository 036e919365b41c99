package dev.evenflow.contracts.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * An order was placed and waits for its saga.
 *
 * @param items at least one, each product once
 * @param total of all items
 */
public record OrderCreated(UUID orderId, UUID sagaId, long userId, List<OrderItem> items, BigDecimal total)
        implements OrderEvent {

    public OrderCreated {
        items = List.copyOf(items);
    }
}
