package dev.evenflow.contracts.order;

import java.math.BigDecimal;
import java.util.UUID;

/** Paid, reserved, approved and on its way to be shipped. */
public record OrderConfirmed(UUID orderId, long userId, BigDecimal total) implements OrderEvent {}
