package dev.evenflow.contracts.command;

import java.util.UUID;

/** Give back what is held for the order. What is not held yet is not held any more. */
public record ReleaseStock(UUID commandId, UUID sagaId, UUID orderId) implements InventoryCommand {}
