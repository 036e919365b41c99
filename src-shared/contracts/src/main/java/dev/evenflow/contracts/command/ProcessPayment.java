package dev.evenflow.contracts.command;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * Take the amount from the account of the user.
 *
 * @param amount more than 0, with two places
 */
public record ProcessPayment(UUID commandId, UUID sagaId, UUID orderId, long userId, BigDecimal amount)
        implements PaymentCommand {}
