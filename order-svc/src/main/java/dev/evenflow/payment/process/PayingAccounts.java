package dev.evenflow.payment.process;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets the payments of an account come one after the other, until each is committed: they would only meet at the version of
 * its next event. Lock first in a transaction: it takes its number with its first lock, and so an account's events are mostly in
 * the order of their transactions, as the event store wants them; where they are not, the transaction is run again.
 */
@Singleton
class PayingAccounts {

    private static final String OF_USERS = """
            SELECT user_id, account_id FROM payment.user_accounts WHERE user_id = ANY($1::bigint[])
            ORDER BY user_id FOR UPDATE""";
    private static final String OF_PAYMENT = """
            SELECT a.account_id FROM payment.payments p JOIN payment.user_accounts a ON a.account_id = p.account_id
            WHERE p.order_id = $1 FOR UPDATE OF a""";

    /** The accounts of the users that have one. */
    Uni<Map<Long, UUID>> lock(Collection<Long> userIds, SqlConnection connection) {
        return connection
                .preparedQuery(OF_USERS)
                .execute(Tuple.tuple().addArrayOfLong(userIds.toArray(Long[]::new)))
                .map(rows ->
                        rows.stream().collect(toMap(row -> row.getLong("user_id"), row -> row.getUUID("account_id"))));
    }

    /** The account that paid for the order; empty when none did. */
    Uni<Optional<UUID>> lockOfPayment(UUID orderId, SqlConnection connection) {
        return connection.preparedQuery(OF_PAYMENT).execute(Tuple.of(orderId)).map(PayingAccounts::account);
    }

    private static Optional<UUID> account(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getUUID("account_id")).findFirst();
    }
}
