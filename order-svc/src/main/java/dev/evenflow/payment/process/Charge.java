package dev.evenflow.payment.process;

import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.money.domain.Money;
import dev.evenflow.participant.Asked;
import dev.evenflow.participant.BadCommandException;
import java.util.UUID;

/** What is to be taken, and from whom. */
record Charge(Asked<ProcessPayment> asked, Money amount) {

    /** Fails with {@link BadCommandException} when the amount is none. */
    static Charge of(Asked<ProcessPayment> asked) {
        var amount = asked.command().amount();
        try {
            if (amount.signum() > 0) {
                return new Charge(asked, new Money(amount));
            }
        } catch (ArithmeticException e) {
            throw new BadCommandException("not an amount in two places: " + e.getMessage());
        }
        throw new BadCommandException("not an amount of more than 0");
    }

    UUID orderId() {
        return asked.orderId();
    }

    long userId() {
        return asked.command().userId();
    }

    /** What stands in the account's history. */
    String reason() {
        return "order " + orderId();
    }
}
