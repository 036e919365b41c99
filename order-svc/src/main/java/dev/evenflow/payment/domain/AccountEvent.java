package dev.evenflow.payment.domain;

import dev.evenflow.money.domain.Money;

/** What happened to an account, as it is stored. A balance is that after the event. */
public sealed interface AccountEvent {

    /** Opened, with nothing on it. */
    record Created(String owner, String currency) implements AccountEvent {}

    record Deposited(Money amount, Money balance) implements AccountEvent {}

    /** Schema 1 had no {@code reason}. */
    record Withdrawn(Money amount, Money balance, String reason) implements AccountEvent {}

    record Closed(String reason, Money balance) implements AccountEvent {}
}
