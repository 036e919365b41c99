package dev.evenflow.contracts.inventory;

import java.util.UUID;

/**
 * The stock was counted anew, or what was reserved was sold and has left. What is reserved stays reserved and is not part of
 * the stock.
 */
public record StockUpdated(UUID productId, long stock, long reserved) implements ProductEvent {}
