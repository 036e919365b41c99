package dev.evenflow.contracts.command;

import java.util.List;
import java.util.UUID;

/**
 * Hold all of these for the order, or none.
 *
 * @param items at least one, each product once
 */
public record ReserveStock(UUID commandId, UUID sagaId, UUID orderId, List<StockItem> items)
        implements InventoryCommand {

    public ReserveStock {
        items = List.copyOf(items);
    }
}
