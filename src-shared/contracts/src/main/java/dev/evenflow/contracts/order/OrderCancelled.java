package dev.evenflow.contracts.order;

import java.util.UUID;

/** The order ended without being delivered, and what was done for it is undone. */
public record OrderCancelled(UUID orderId, long userId, String reason) implements OrderEvent {}
