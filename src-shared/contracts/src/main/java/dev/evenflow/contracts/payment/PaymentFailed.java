package dev.evenflow.contracts.payment;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * Nothing was taken.
 *
 * @param reason a stable slug, such as {@code insufficient-funds}
 */
public record PaymentFailed(UUID orderId, BigDecimal amount, String reason) implements OrderPaymentEvent {}
