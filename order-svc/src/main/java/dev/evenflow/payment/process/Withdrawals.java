package dev.evenflow.payment.process;

import static dev.evenflow.payment.AccountType.ACCOUNT;

import dev.evenflow.eventstore.Aggregates;
import dev.evenflow.eventstore.Execution;
import dev.evenflow.eventstore.Outcome;
import dev.evenflow.eventstore.Outcome.Done;
import dev.evenflow.eventstore.Outcome.Rejected;
import dev.evenflow.money.domain.Money;
import dev.evenflow.participant.Asked;
import dev.evenflow.payment.PaymentConfig;
import dev.evenflow.payment.domain.Account;
import dev.evenflow.payment.domain.AccountCommand.Withdraw;
import dev.evenflow.payment.domain.AccountDecider;
import dev.evenflow.payment.domain.AccountEvent;
import dev.evenflow.payment.domain.AccountRejection;
import dev.evenflow.payment.domain.Payment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Takes amounts from accounts, as far as balance and overdraft cover them. */
@Singleton
class Withdrawals {

    private final Aggregates aggregates;
    private final Money overdraft;

    Withdrawals(Aggregates aggregates, PaymentConfig config) {
        this.aggregates = aggregates;
        this.overdraft = new Money(config.overdraft());
    }

    /**
     * What becomes of each payment; several of one account come one after the other.
     *
     * @param accounts of all the users, by their ids
     */
    Uni<Map<Asked<?>, Payment>> make(List<Charge> charges, Map<Long, UUID> accounts, SqlConnection connection) {
        if (charges.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var commands = charges.stream()
                .map(charge -> withdrawal(charge, Objects.requireNonNull(accounts.get(charge.userId()))))
                .toList();
        return aggregates.executeAll(ACCOUNT, commands, connection).map(outcomes -> payments(charges, outcomes));
    }

    private Execution<Account, AccountEvent, AccountRejection> withdrawal(Charge charge, UUID account) {
        var withdraw = new Withdraw(charge.amount(), charge.reason(), overdraft);
        return new Execution<>(account, charge.asked().cause(), state -> AccountDecider.decide(withdraw, state));
    }

    private static Map<Asked<?>, Payment> payments(
            List<Charge> charges, List<Outcome<Account, AccountRejection>> outcomes) {
        var payments = new LinkedHashMap<Asked<?>, Payment>();
        for (var i = 0; i < charges.size(); i++) {
            payments.put(charges.get(i).asked(), payment(charges.get(i), outcomes.get(i)));
        }
        return payments;
    }

    private static Payment payment(Charge charge, Outcome<Account, AccountRejection> outcome) {
        return switch (outcome) {
            case Done<Account, AccountRejection> done ->
                new Payment.Processed(done.aggregate().id(), charge.amount());
            case Rejected<Account, AccountRejection> no ->
                new Payment.Failed(charge.amount(), no.reason().slug());
        };
    }
}
