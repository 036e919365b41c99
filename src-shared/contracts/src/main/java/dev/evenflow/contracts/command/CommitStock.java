package dev.evenflow.contracts.command;

import java.util.UUID;

/** The order is going to be confirmed: what is held for it is sold, and does not come back by itself. */
public record CommitStock(UUID commandId, UUID sagaId, UUID orderId) implements InventoryCommand {}
