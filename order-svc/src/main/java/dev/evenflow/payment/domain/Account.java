package dev.evenflow.payment.domain;

import dev.evenflow.money.domain.Money;
import dev.evenflow.payment.domain.AccountEvent.Closed;
import dev.evenflow.payment.domain.AccountEvent.Created;
import dev.evenflow.payment.domain.AccountEvent.Deposited;
import dev.evenflow.payment.domain.AccountEvent.Withdrawn;

/**
 * An account as it is after some event.
 *
 * @param currency ISO 4217; empty, as the owner, before the first event
 * @param balance below zero where it is overdrawn
 */
public record Account(Status status, String owner, String currency, Money balance) {

    public enum Status {
        NONE,
        OPEN,
        CLOSED
    }

    public static final Account NONE = new Account(Status.NONE, "", "", Money.ZERO);

    public Account evolve(AccountEvent event) {
        return switch (event) {
            case Created created -> new Account(Status.OPEN, created.owner(), created.currency(), Money.ZERO);
            case Deposited deposited -> withBalance(deposited.balance());
            case Withdrawn withdrawn -> withBalance(withdrawn.balance());
            case Closed closed -> new Account(Status.CLOSED, owner, currency, closed.balance());
        };
    }

    private Account withBalance(Money next) {
        return new Account(status, owner, currency, next);
    }
}
