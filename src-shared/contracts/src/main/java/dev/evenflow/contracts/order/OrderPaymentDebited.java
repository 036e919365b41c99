package dev.evenflow.contracts.order;

import java.math.BigDecimal;
import java.util.UUID;

/** The total was taken from the account of the user. */
public record OrderPaymentDebited(UUID orderId, long userId, BigDecimal amount) implements OrderEvent {}
