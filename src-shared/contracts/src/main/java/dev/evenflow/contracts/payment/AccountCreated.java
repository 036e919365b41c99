package dev.evenflow.contracts.payment;

import java.util.UUID;

/**
 * An empty account is there.
 *
 * @param owner as given by whoever opened it; the id of the user for an account that was opened with a user
 * @param currency ISO 4217, upper case
 */
public record AccountCreated(UUID accountId, String owner, String currency) implements AccountEvent {}
