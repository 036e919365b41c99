package dev.evenflow.payment.process;

import static dev.evenflow.payment.AccountType.ACCOUNT;

import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.eventstore.Aggregates;
import dev.evenflow.eventstore.EventTransaction;
import dev.evenflow.eventstore.Outcome;
import dev.evenflow.eventstore.Outcome.Done;
import dev.evenflow.eventstore.Outcome.Rejected;
import dev.evenflow.money.domain.Money;
import dev.evenflow.participant.Answer;
import dev.evenflow.participant.Asked;
import dev.evenflow.participant.Participation;
import dev.evenflow.payment.PaymentConfig;
import dev.evenflow.payment.domain.Account;
import dev.evenflow.payment.domain.AccountCommand.Withdraw;
import dev.evenflow.payment.domain.AccountDecider;
import dev.evenflow.payment.domain.AccountRejection;
import dev.evenflow.payment.domain.Payment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Takes the amount of an order from the account of its user, if balance and overdraft cover it. */
@Singleton
class ProcessPaymentHandler {

    static final String PARTICIPANT = "payment";

    /** Accounts are opened by an event of their user, which may still be on its way. */
    private static final String NO_ACCOUNT = "no-account";

    private final EventTransaction transaction;
    private final Participation participation;
    private final PayingAccounts accounts;
    private final Payments payments;
    private final PaymentRecords records;
    private final Aggregates aggregates;
    private final Money overdraft;

    ProcessPaymentHandler(
            EventTransaction transaction,
            Participation participation,
            PayingAccounts accounts,
            Payments payments,
            PaymentRecords records,
            Aggregates aggregates,
            PaymentConfig config) {
        this.transaction = transaction;
        this.participation = participation;
        this.accounts = accounts;
        this.payments = payments;
        this.records = records;
        this.aggregates = aggregates;
        this.overdraft = new Money(config.overdraft());
    }

    Uni<Void> handle(Asked<ProcessPayment> asked) {
        var charge = Charge.of(asked);
        return transaction.run(connection -> accounts.lock(charge.userId(), connection)
                .flatMap(account -> participation.answer(
                        PARTICIPANT, asked, connection, () -> process(charge, account, connection))));
    }

    private Uni<Answer> process(Charge charge, Optional<UUID> account, SqlConnection connection) {
        return payments.find(charge.orderId(), connection)
                .flatMap(found -> found.map(before -> again(before, charge, connection))
                        .orElseGet(() -> first(charge, account, connection)));
    }

    private Uni<Answer> first(Charge charge, Optional<UUID> account, SqlConnection connection) {
        return account.map(id -> pay(charge, id, connection))
                .orElseGet(() -> Uni.createFrom().item(Answer.notYet(NO_ACCOUNT)));
    }

    private Uni<Answer> pay(Charge charge, UUID account, SqlConnection connection) {
        var withdraw = new Withdraw(charge.amount(), charge.reason(), overdraft);
        return aggregates
                .execute(
                        ACCOUNT,
                        account,
                        charge.asked().cause(),
                        state -> AccountDecider.decide(withdraw, state),
                        connection)
                .flatMap(outcome -> record(charge, account, outcome, connection));
    }

    private Uni<Answer> record(
            Charge charge, UUID account, Outcome<Account, AccountRejection> outcome, SqlConnection connection) {
        return switch (outcome) {
            case Done<Account, AccountRejection> done ->
                records.first(charge.asked(), new Payment.Processed(account, charge.amount()), connection)
                        .replaceWith(Answer.done());
            case Rejected<Account, AccountRejection> no -> {
                var reason = no.reason().slug();
                yield records.first(charge.asked(), new Payment.Failed(charge.amount(), reason), connection)
                        .replaceWith(Answer.refused(reason));
            }
        };
    }

    private Uni<Answer> again(Payment before, Charge charge, SqlConnection connection) {
        return switch (before) {
            case Payment.Processed processed -> Uni.createFrom().item(Answer.done());
            case Payment.Failed failed -> Uni.createFrom().item(Answer.refused(failed.reason()));
            case Payment.Refunded refunded -> Uni.createFrom().item(Answer.compensated());
            case Payment.Cancelled cancelled ->
                records.next(charge.asked(), new Payment.Failed(charge.amount(), Answer.COMPENSATED), connection)
                        .replaceWith(Answer.compensated());
        };
    }
}
