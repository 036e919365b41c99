package dev.evenflow.payment.command;

import static dev.evenflow.payment.AccountType.ACCOUNT;

import dev.evenflow.eventstore.Aggregate;
import dev.evenflow.eventstore.Aggregates;
import dev.evenflow.eventstore.EventTransaction;
import dev.evenflow.eventstore.Outcome;
import dev.evenflow.outbox.idempotency.IdempotencyStore;
import dev.evenflow.payment.AccountProblems;
import dev.evenflow.payment.domain.Account;
import dev.evenflow.payment.domain.AccountRejection;
import dev.evenflow.web.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Executes commands; those with an {@code Idempotency-Key} once, in one transaction with the answer. */
@Singleton
class AccountCommandHandler {

    private final Aggregates aggregates;
    private final EventTransaction transaction;
    private final IdempotencyStore answers;

    AccountCommandHandler(Aggregates aggregates, EventTransaction transaction, IdempotencyStore answers) {
        this.aggregates = aggregates;
        this.transaction = transaction;
        this.answers = answers;
    }

    /** Fails with a problem when the account refuses, and then has changed nothing. */
    Uni<StoredAnswer> handle(AccountCall call, Function<Aggregate<Account>, StoredAnswer> answer) {
        return call.retryable().isEmpty()
                ? alone(call).map(AccountCommandHandler::accepted).map(answer)
                : transaction.run(connection -> once(call, answer, connection));
    }

    private Uni<StoredAnswer> once(
            AccountCall call, Function<Aggregate<Account>, StoredAnswer> answer, SqlConnection connection) {
        return answers.once(
                call.retryable(),
                connection,
                () -> in(connection, call).map(AccountCommandHandler::accepted).map(answer));
    }

    private Uni<Outcome<Account, AccountRejection>> alone(AccountCall call) {
        return aggregates.execute(ACCOUNT, call.accountId(), call.cause(), call::decide);
    }

    private Uni<Outcome<Account, AccountRejection>> in(SqlConnection connection, AccountCall call) {
        return aggregates.execute(ACCOUNT, call.accountId(), call.cause(), call::decide, connection);
    }

    private static Aggregate<Account> accepted(Outcome<Account, AccountRejection> outcome) {
        return switch (outcome) {
            case Outcome.Done<Account, AccountRejection> done -> done.aggregate();
            case Outcome.Rejected<Account, AccountRejection> rejected -> throw AccountProblems.of(rejected.reason());
        };
    }
}
