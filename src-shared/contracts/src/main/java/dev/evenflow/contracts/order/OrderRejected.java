package dev.evenflow.contracts.order;

import java.util.UUID;

/** Somebody, or a deadline, said no; what was done for the order is undone. */
public record OrderRejected(UUID orderId, long userId, String reason) implements OrderEvent {}
