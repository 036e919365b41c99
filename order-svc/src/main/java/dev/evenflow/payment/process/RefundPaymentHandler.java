package dev.evenflow.payment.process;

import static dev.evenflow.payment.AccountType.ACCOUNT;

import dev.evenflow.contracts.command.RefundPayment;
import dev.evenflow.eventstore.Aggregates;
import dev.evenflow.eventstore.EventTransaction;
import dev.evenflow.eventstore.Outcome;
import dev.evenflow.eventstore.Outcome.Done;
import dev.evenflow.eventstore.Outcome.Rejected;
import dev.evenflow.participant.Answer;
import dev.evenflow.participant.Asked;
import dev.evenflow.participant.Participation;
import dev.evenflow.payment.domain.Account;
import dev.evenflow.payment.domain.AccountCommand.Refund;
import dev.evenflow.payment.domain.AccountDecider;
import dev.evenflow.payment.domain.AccountRejection;
import dev.evenflow.payment.domain.Payment;
import dev.evenflow.payment.domain.Payment.Processed;
import dev.evenflow.payment.domain.Payment.Refunded;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives back what was taken for an order; what was not taken yet is not taken any more. */
@Singleton
class RefundPaymentHandler {

    private final EventTransaction transaction;
    private final Participation participation;
    private final PayingAccounts accounts;
    private final Payments payments;
    private final PaymentRecords records;
    private final Aggregates aggregates;

    RefundPaymentHandler(
            EventTransaction transaction,
            Participation participation,
            PayingAccounts accounts,
            Payments payments,
            PaymentRecords records,
            Aggregates aggregates) {
        this.transaction = transaction;
        this.participation = participation;
        this.accounts = accounts;
        this.payments = payments;
        this.records = records;
        this.aggregates = aggregates;
    }

    /** Each in a transaction of its own: refunds are rare, and so the locks of accounts never meet crosswise. */
    Uni<Void> handle(List<Asked<RefundPayment>> asked) {
        return Multi.createFrom()
                .iterable(asked)
                .onItem()
                .transformToUniAndConcatenate(this::handle)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> handle(Asked<RefundPayment> asked) {
        return transaction.run(connection -> accounts.lockOfPayment(asked.orderId(), connection)
                .chain(() -> participation.answer(
                        ProcessPaymentHandler.PARTICIPANT, asked, connection, () -> refund(asked, connection))));
    }

    private Uni<Answer> refund(Asked<RefundPayment> asked, SqlConnection connection) {
        return payments.find(List.of(asked.orderId()), connection)
                .flatMap(found -> Optional.ofNullable(found.get(asked.orderId()))
                        .map(before -> refund(before, asked, connection))
                        .orElseGet(() -> records.first(Map.of(asked, new Payment.Cancelled()), connection)
                                .replaceWith(Answer.done())));
    }

    private Uni<Answer> refund(Payment before, Asked<RefundPayment> asked, SqlConnection connection) {
        return switch (before) {
            case Processed processed -> giveBack(processed, asked, connection);
            case Payment.Failed failed -> Uni.createFrom().item(Answer.done());
            case Refunded refunded -> Uni.createFrom().item(Answer.done());
            case Payment.Cancelled cancelled -> Uni.createFrom().item(Answer.done());
        };
    }

    private Uni<Answer> giveBack(Processed processed, Asked<RefundPayment> asked, SqlConnection connection) {
        var refund = new Refund(processed.amount(), "refund of order " + asked.orderId());
        return aggregates
                .execute(
                        ACCOUNT,
                        processed.accountId(),
                        asked.cause(),
                        account -> AccountDecider.decide(refund, account),
                        connection)
                .flatMap(outcome -> record(processed, asked, outcome, connection));
    }

    /** An account that cannot take it may be able to later. */
    private Uni<Answer> record(
            Processed processed,
            Asked<RefundPayment> asked,
            Outcome<Account, AccountRejection> outcome,
            SqlConnection connection) {
        return switch (outcome) {
            case Done<Account, AccountRejection> done ->
                records.next(asked, new Refunded(processed.accountId(), processed.amount()), connection)
                        .replaceWith(Answer.done());
            case Rejected<Account, AccountRejection> no ->
                Uni.createFrom().item(Answer.notYet(no.reason().slug()));
        };
    }
}
