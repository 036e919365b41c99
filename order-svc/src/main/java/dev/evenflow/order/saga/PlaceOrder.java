package dev.evenflow.order.saga;

import dev.evenflow.contracts.command.StockItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What the saga of an order knows of it.
 *
 * @param total with two places
 * @param approvedByRule whether nobody has to approve it
 */
public record PlaceOrder(
        UUID sagaId, UUID orderId, long userId, List<StockItem> items, BigDecimal total, boolean approvedByRule) {

    public PlaceOrder {
        items = List.copyOf(items);
    }
}
