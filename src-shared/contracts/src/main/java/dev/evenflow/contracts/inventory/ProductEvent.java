package dev.evenflow.contracts.inventory;

import java.util.UUID;

/** What happened to a product. Its stock is what can still be reserved after the event. */
public sealed interface ProductEvent extends InventoryEvent
        permits ProductCreated, ProductUpdated, StockReserved, StockReleased, StockUpdated, StockDepleted {

    UUID productId();

    @Override
    default String aggregateId() {
        return productId().toString();
    }
}
