package dev.evenflow.contracts.order;

import java.util.UUID;

public record OrderApproved(UUID orderId, long userId) implements OrderEvent {}
