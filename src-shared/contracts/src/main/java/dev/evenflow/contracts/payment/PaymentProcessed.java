package dev.evenflow.contracts.payment;

import java.math.BigDecimal;
import java.util.UUID;

/** The amount was taken from the account. */
public record PaymentProcessed(UUID orderId, UUID accountId, BigDecimal amount) implements OrderPaymentEvent {}
