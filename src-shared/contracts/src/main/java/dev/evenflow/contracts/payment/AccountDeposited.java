package dev.evenflow.contracts.payment;

import java.math.BigDecimal;
import java.util.UUID;

public record AccountDeposited(UUID accountId, BigDecimal amount, BigDecimal balance) implements AccountEvent {}
