package dev.evenflow.contracts.payment;

import java.math.BigDecimal;
import java.util.UUID;

/** The amount is back on the account. */
public record PaymentRefunded(UUID orderId, UUID accountId, BigDecimal amount) implements OrderPaymentEvent {}
