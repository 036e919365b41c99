package dev.evenflow.contracts.command;

import java.util.UUID;

/** Give back what was taken for the order. What was not taken yet is not taken any more. */
public record RefundPayment(UUID commandId, UUID sagaId, UUID orderId) implements PaymentCommand {}
