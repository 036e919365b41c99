package dev.evenflow.contracts.payment;

import java.util.UUID;

/**
 * What happened to an account. Amounts are decimals with two places in the account's currency; balances are those after the
 * event, below zero where the account is overdrawn.
 */
public sealed interface AccountEvent extends PaymentEvent
        permits AccountCreated, AccountDeposited, AccountWithdrawn, AccountClosed {

    UUID accountId();

    @Override
    default String aggregateId() {
        return accountId().toString();
    }
}
