package dev.evenflow.contracts.inventory;

import java.util.UUID;

/** The stock was counted anew; what is reserved stays reserved and is not part of it. */
public record StockUpdated(UUID productId, long stock, long reserved) implements ProductEvent {}
