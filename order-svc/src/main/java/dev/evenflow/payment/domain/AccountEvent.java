package dev.evenflow.payment.domain;

import dev.evenflow.money.domain.Money;
import java.util.Objects;

/** What happened to an account, as it is stored. A balance is that after the event. */
public sealed interface AccountEvent {

    /** Opened, with nothing on it. */
    record Created(String owner, String currency) implements AccountEvent {}

    /**
     * Money came in.
     *
     * @param reason why, or empty; what was stored before there were reasons has none
     */
    record Deposited(Money amount, Money balance, String reason) implements AccountEvent {

        public Deposited {
            reason = Objects.requireNonNullElse(reason, "");
        }
    }

    /** Schema 1 had no {@code reason}. */
    record Withdrawn(Money amount, Money balance, String reason) implements AccountEvent {}

    record Closed(String reason, Money balance) implements AccountEvent {}
}
