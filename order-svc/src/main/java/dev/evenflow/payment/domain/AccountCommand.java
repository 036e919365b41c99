package dev.evenflow.payment.domain;

import dev.evenflow.money.domain.Money;

/** What somebody wants of an account. Amounts are more than zero. */
public sealed interface AccountCommand {

    record Open(String owner, String currency) implements AccountCommand {}

    record Deposit(Money amount) implements AccountCommand {}

    /** Gives back what was taken before: to a closed account, too. */
    record Refund(Money amount, String reason) implements AccountCommand {}

    /**
     * Takes money.
     *
     * @param overdraft how far below zero the balance may go
     */
    record Withdraw(Money amount, String reason, Money overdraft) implements AccountCommand {}

    record Close(String reason) implements AccountCommand {}
}
