package dev.evenflow.contracts.payment;

import java.math.BigDecimal;
import java.util.UUID;

/** Nothing can be paid in or out any more; the balance is what is left to be settled outside. */
public record AccountClosed(UUID accountId, String reason, BigDecimal balance) implements AccountEvent {}
