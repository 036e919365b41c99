package dev.evenflow.contracts.order;

import java.util.UUID;

public record OrderShipped(UUID orderId, long userId) implements OrderEvent {}
