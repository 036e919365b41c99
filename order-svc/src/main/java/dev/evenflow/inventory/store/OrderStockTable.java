package dev.evenflow.inventory.store;

import dev.evenflow.inventory.domain.OrderStock;
import dev.evenflow.participant.RaceLostException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The table {@code inventory.order_stock}. Locks go from order to reservation to product. */
@Singleton
public class OrderStockTable {

    private static final String FIND =
            "SELECT state, items, coalesce(reason, '') AS reason FROM inventory.order_stock WHERE order_id = $1 FOR UPDATE";
    private static final String INSERT = """
            INSERT INTO inventory.order_stock (order_id, state, items, reason, updated_at)
            VALUES ($1, $2, $3, nullif($4, ''), $5) ON CONFLICT (order_id) DO NOTHING""";
    private static final String UPDATE = """
            UPDATE inventory.order_stock SET state = $2, items = $3, reason = nullif($4, ''), updated_at = $5
            WHERE order_id = $1""";

    /** Nobody else changes it until the transaction ends. */
    public Uni<Optional<OrderStock>> find(UUID orderId, SqlConnection connection) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(orderId))
                .map(rows -> rows.stream().map(OrderStockTable::stock).findFirst());
    }

    /** Fails with {@link RaceLostException} when it is there by now. */
    public Uni<Void> insert(UUID orderId, OrderStock stock, Instant now, SqlConnection connection) {
        return write(INSERT, orderId, stock, now, connection);
    }

    /** Call it with the row locked. */
    public Uni<Void> update(UUID orderId, OrderStock stock, Instant now, SqlConnection connection) {
        return write(UPDATE, orderId, stock, now, connection);
    }

    private static Uni<Void> write(String sql, UUID orderId, OrderStock stock, Instant now, SqlConnection connection) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(
                        orderId,
                        stock.state().name().toLowerCase(Locale.ROOT),
                        stock.items(),
                        stock.reason(),
                        now.atOffset(ZoneOffset.UTC)))
                .map(SqlResult::rowCount)
                .flatMap(written -> written == 1
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new RaceLostException(orderId)));
    }

    private static OrderStock stock(Row row) {
        var state = OrderStock.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        return new OrderStock(state, row.getInteger("items"), row.getString("reason"));
    }
}
