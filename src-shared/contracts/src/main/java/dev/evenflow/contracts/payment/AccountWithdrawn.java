package dev.evenflow.contracts.payment;

import java.math.BigDecimal;
import java.util.UUID;

public record AccountWithdrawn(UUID accountId, BigDecimal amount, BigDecimal balance, String reason)
        implements AccountEvent {}
