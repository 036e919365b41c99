package dev.evenflow.payment.process;

import dev.evenflow.money.domain.Money;
import dev.evenflow.participant.RaceLostException;
import dev.evenflow.payment.domain.Payment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The table {@code payment.payments}. */
@Singleton
class Payments {

    private static final String FIND =
            "SELECT state, account_id, amount, reason FROM payment.payments WHERE order_id = $1 FOR UPDATE";
    private static final String INSERT = """
            INSERT INTO payment.payments (order_id, state, account_id, amount, reason, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (order_id) DO NOTHING""";
    private static final String UPDATE = """
            UPDATE payment.payments SET state = $2, account_id = $3, amount = $4, reason = $5, updated_at = $6
            WHERE order_id = $1""";

    private static final String PROCESSED = "processed";
    private static final String FAILED = "failed";
    private static final String REFUNDED = "refunded";
    private static final String CANCELLED = "cancelled";

    /** Nobody else changes it until the transaction ends. */
    Uni<Optional<Payment>> find(UUID orderId, SqlConnection connection) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(orderId))
                .map(rows -> rows.stream().map(Payments::payment).findFirst());
    }

    /** Fails with {@link RaceLostException} when it is there by now. */
    Uni<Void> insert(UUID orderId, Payment payment, Instant now, SqlConnection connection) {
        return write(INSERT, orderId, payment, now, connection);
    }

    /** Call it with the row locked. */
    Uni<Void> update(UUID orderId, Payment payment, Instant now, SqlConnection connection) {
        return write(UPDATE, orderId, payment, now, connection);
    }

    private static Uni<Void> write(String sql, UUID orderId, Payment payment, Instant now, SqlConnection connection) {
        return connection
                .preparedQuery(sql)
                .execute(columns(orderId, payment).addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .map(SqlResult::rowCount)
                .flatMap(written -> written == 1
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new RaceLostException(orderId)));
    }

    private static Tuple columns(UUID orderId, Payment payment) {
        var id = Tuple.of(orderId);
        return switch (payment) {
            case Payment.Processed p -> with(id.addString(PROCESSED).addUUID(p.accountId()), p.amount());
            case Payment.Refunded p -> with(id.addString(REFUNDED).addUUID(p.accountId()), p.amount());
            case Payment.Failed p ->
                id.addString(FAILED)
                        .addUUID(null)
                        .addBigDecimal(p.amount().amount())
                        .addString(p.reason());
            case Payment.Cancelled p ->
                id.addString(CANCELLED).addUUID(null).addBigDecimal(null).addString(null);
        };
    }

    private static Tuple with(Tuple columns, Money amount) {
        return columns.addBigDecimal(amount.amount()).addString(null);
    }

    private static Payment payment(Row row) {
        var state = row.getString("state");
        return switch (state) {
            case PROCESSED -> new Payment.Processed(row.getUUID("account_id"), amount(row));
            case REFUNDED -> new Payment.Refunded(row.getUUID("account_id"), amount(row));
            case FAILED -> new Payment.Failed(amount(row), row.getString("reason"));
            case CANCELLED -> new Payment.Cancelled();
            default -> throw new IllegalStateException("Unknown state of a payment: " + state);
        };
    }

    private static Money amount(Row row) {
        return new Money(row.getBigDecimal("amount"));
    }
}
