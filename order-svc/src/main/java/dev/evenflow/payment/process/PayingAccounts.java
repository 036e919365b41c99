package dev.evenflow.payment.process;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets the payments of an account come one after the other, until each is committed: they would only meet at the version of
 * its next event. Lock first in a transaction: it takes its number when it has the lock, and so the account's events are in
 * the order of their transactions, as the event store wants them.
 */
@Singleton
class PayingAccounts {

    private static final String OF_USER = "SELECT account_id FROM payment.user_accounts WHERE user_id = $1 FOR UPDATE";
    private static final String OF_PAYMENT = """
            SELECT a.account_id FROM payment.payments p JOIN payment.user_accounts a ON a.account_id = p.account_id
            WHERE p.order_id = $1 FOR UPDATE OF a""";

    /** The account of the user; empty when they have none. */
    Uni<Optional<UUID>> lock(long userId, SqlConnection connection) {
        return connection.preparedQuery(OF_USER).execute(Tuple.of(userId)).map(PayingAccounts::account);
    }

    /** The account that paid for the order; empty when none did. */
    Uni<Optional<UUID>> lockOfPayment(UUID orderId, SqlConnection connection) {
        return connection.preparedQuery(OF_PAYMENT).execute(Tuple.of(orderId)).map(PayingAccounts::account);
    }

    private static Optional<UUID> account(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getUUID("account_id")).findFirst();
    }
}
