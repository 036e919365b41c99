package dev.evenflow.payment.process;

import static java.util.stream.Collectors.toMap;

import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.eventstore.EventTransaction;
import dev.evenflow.participant.Answer;
import dev.evenflow.participant.Answers;
import dev.evenflow.participant.Asked;
import dev.evenflow.participant.Participation;
import dev.evenflow.participant.Split;
import dev.evenflow.payment.domain.Payment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Takes the amounts of orders from the accounts of their users, if balance and overdraft cover them. */
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
    private final Withdrawals withdrawals;

    ProcessPaymentHandler(
            EventTransaction transaction,
            Participation participation,
            PayingAccounts accounts,
            Payments payments,
            PaymentRecords records,
            Withdrawals withdrawals) {
        this.transaction = transaction;
        this.participation = participation;
        this.accounts = accounts;
        this.payments = payments;
        this.records = records;
        this.withdrawals = withdrawals;
    }

    /** All of them in one transaction. */
    Uni<Void> handle(List<Asked<ProcessPayment>> asked) {
        if (asked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var users =
                asked.stream().map(Charge::of).map(Charge::userId).distinct().toList();
        return transaction.run(connection -> accounts.lock(users, connection)
                .flatMap(found -> participation.answerAll(
                        PARTICIPANT, asked, connection, unknown -> process(unknown, found, connection))));
    }

    private Uni<Map<UUID, Answer>> process(
            List<Asked<ProcessPayment>> asked, Map<Long, UUID> accountsOfUsers, SqlConnection connection) {
        return payments.find(Asked.orderIds(asked), connection).flatMap(found -> {
            var byKnown = Split.of(asked, one -> found.containsKey(one.orderId()));
            return first(byKnown.others(), accountsOfUsers, connection)
                    .flatMap(answers -> Answers.each(byKnown.those(), one -> again(one, found, connection))
                            .map(others -> Answers.both(answers, others)));
        });
    }

    private Uni<Map<UUID, Answer>> first(
            List<Asked<ProcessPayment>> asked, Map<Long, UUID> accountsOfUsers, SqlConnection connection) {
        var byAccount =
                Split.of(asked, one -> accountsOfUsers.containsKey(one.command().userId()));
        var without = Answers.same(byAccount.others(), Answer.notYet(NO_ACCOUNT));
        var charges = byAccount.those().stream().map(Charge::of).toList();
        return withdrawals
                .make(charges, accountsOfUsers, connection)
                .call(made -> records.first(made, connection))
                .map(made -> Answers.both(answers(made), without));
    }

    private static Map<UUID, Answer> answers(Map<Asked<?>, Payment> made) {
        return made.entrySet().stream().collect(toMap(one -> one.getKey().commandId(), one -> answer(one.getValue())));
    }

    private static Answer answer(Payment payment) {
        return switch (payment) {
            case Payment.Processed processed -> Answer.done();
            case Payment.Failed failed -> Answer.refused(failed.reason());
            case Payment.Refunded refunded -> Answer.compensated();
            case Payment.Cancelled cancelled -> Answer.compensated();
        };
    }

    /** What was cancelled before it was asked for is told of now. */
    private Uni<Answer> again(Asked<ProcessPayment> asked, Map<UUID, Payment> found, SqlConnection connection) {
        var before = Objects.requireNonNull(found.get(asked.orderId()));
        return before instanceof Payment.Cancelled
                ? records.next(asked, new Payment.Failed(Charge.of(asked).amount(), Answer.COMPENSATED), connection)
                        .replaceWith(answer(before))
                : Uni.createFrom().item(answer(before));
    }
}
