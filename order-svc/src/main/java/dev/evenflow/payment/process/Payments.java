package dev.evenflow.payment.process;

import static java.util.stream.Collectors.toMap;

import dev.evenflow.money.domain.Money;
import dev.evenflow.participant.RaceLostException;
import dev.evenflow.payment.domain.Payment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code payment.payments}. */
@Singleton
class Payments {

    private static final String FIND = """
            SELECT order_id, state, account_id, amount, reason FROM payment.payments WHERE order_id = ANY($1::uuid[])
            ORDER BY order_id FOR UPDATE""";
    private static final String INSERT = """
            INSERT INTO payment.payments (order_id, state, account_id, amount, reason, updated_at)
            SELECT p.order_id, p.state, p.account_id, p.amount, p.reason, $6
            FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::numeric[], $5::text[])
              AS p(order_id, state, account_id, amount, reason)
            ORDER BY p.order_id ON CONFLICT (order_id) DO NOTHING""";
    private static final String UPDATE = """
            UPDATE payment.payments SET state = $2, account_id = $3, amount = $4, reason = $5, updated_at = $6
            WHERE order_id = $1""";

    private static final String PROCESSED = "processed";
    private static final String FAILED = "failed";
    private static final String REFUNDED = "refunded";
    private static final String CANCELLED = "cancelled";

    /** Those that there are, by their orders; nobody else changes them until the transaction ends. */
    Uni<Map<UUID, Payment>> find(List<UUID> orderIds, SqlConnection connection) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.tuple().addArrayOfUUID(orderIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream().collect(toMap(row -> row.getUUID("order_id"), Payments::payment)));
    }

    /** Fails with {@link RaceLostException} when one is there by now. */
    Uni<Void> insert(Map<UUID, Payment> byOrder, Instant now, SqlConnection connection) {
        var columns = byOrder.values().stream().map(Columns::of).toList();
        var values = Tuple.tuple()
                .addArrayOfUUID(byOrder.keySet().toArray(UUID[]::new))
                .addArrayOfString(columns.stream().map(Columns::state).toArray(String[]::new))
                .addArrayOfUUID(columns.stream().map(Columns::accountId).toArray(UUID[]::new))
                .addArrayOfBigDecimal(columns.stream().map(Columns::amount).toArray(BigDecimal[]::new))
                .addArrayOfString(columns.stream().map(Columns::reason).toArray(String[]::new))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return write(INSERT, values, byOrder.keySet(), connection);
    }

    /** Call it with the row locked. */
    Uni<Void> update(UUID orderId, Payment payment, Instant now, SqlConnection connection) {
        var columns = Columns.of(payment);
        var values = Tuple.of(orderId, columns.state(), columns.accountId(), columns.amount(), columns.reason())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return write(UPDATE, values, Set.of(orderId), connection);
    }

    private static Uni<Void> write(String sql, Tuple values, Set<UUID> orderIds, SqlConnection connection) {
        return connection
                .preparedQuery(sql)
                .execute(values)
                .map(SqlResult::rowCount)
                .flatMap(written -> written == orderIds.size()
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom()
                                .failure(new RaceLostException(
                                        orderIds.iterator().next())));
    }

    private record Columns(
            String state,
            @Nullable UUID accountId,
            @Nullable BigDecimal amount,
            @Nullable String reason) {

        static Columns of(Payment payment) {
            return switch (payment) {
                case Payment.Processed p ->
                    new Columns(PROCESSED, p.accountId(), p.amount().amount(), null);
                case Payment.Refunded p ->
                    new Columns(REFUNDED, p.accountId(), p.amount().amount(), null);
                case Payment.Failed p -> new Columns(FAILED, null, p.amount().amount(), p.reason());
                case Payment.Cancelled p -> new Columns(CANCELLED, null, null, null);
            };
        }
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
