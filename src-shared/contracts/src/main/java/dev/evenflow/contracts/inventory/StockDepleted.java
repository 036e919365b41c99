package dev.evenflow.contracts.inventory;

import java.util.UUID;

/** Nothing can be reserved any more. */
public record StockDepleted(UUID productId) implements ProductEvent {}
