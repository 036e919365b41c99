package dev.evenflow.contracts.order;

import java.util.UUID;

public record OrderDelivered(UUID orderId, long userId) implements OrderEvent {}
