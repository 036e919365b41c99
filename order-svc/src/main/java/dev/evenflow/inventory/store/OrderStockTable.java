package dev.evenflow.inventory.store;

import static java.util.stream.Collectors.toMap;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The table {@code inventory.order_stock}. Locks go from order to reservation to product. */
@Singleton
public class OrderStockTable {

    private static final String FIND = """
            SELECT order_id, state, items, coalesce(reason, '') AS reason FROM inventory.order_stock
            WHERE order_id = ANY($1::uuid[]) ORDER BY order_id FOR UPDATE""";
    private static final String INSERT = """
            INSERT INTO inventory.order_stock (order_id, state, items, reason, updated_at)
            SELECT n.order_id, n.state, n.items, nullif(n.reason, ''), $5
            FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::text[]) AS n(order_id, state, items, reason)
            ORDER BY n.order_id ON CONFLICT (order_id) DO NOTHING""";
    private static final String UPDATE = """
            UPDATE inventory.order_stock AS o
            SET state = n.state, items = n.items, reason = nullif(n.reason, ''), updated_at = $5
            FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::text[]) AS n(order_id, state, items, reason)
            WHERE o.order_id = n.order_id""";

    /** Those that there are, by their orders; nobody else changes them until the transaction ends. */
    public Uni<Map<UUID, OrderStock>> find(List<UUID> orderIds, SqlConnection connection) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.tuple().addArrayOfUUID(orderIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream().collect(toMap(row -> row.getUUID("order_id"), OrderStockTable::stock)));
    }

    /** Fails with {@link RaceLostException} when one is there by now. */
    public Uni<Void> insert(Map<UUID, OrderStock> byOrder, Instant now, SqlConnection connection) {
        return write(INSERT, byOrder, now, connection);
    }

    /** Call it with the rows locked. */
    public Uni<Void> update(Map<UUID, OrderStock> byOrder, Instant now, SqlConnection connection) {
        return write(UPDATE, byOrder, now, connection);
    }

    private static Uni<Void> write(String sql, Map<UUID, OrderStock> byOrder, Instant now, SqlConnection connection) {
        var ids = byOrder.keySet().toArray(UUID[]::new);
        var stocks = List.copyOf(byOrder.values());
        var columns = Tuple.tuple()
                .addArrayOfUUID(ids)
                .addArrayOfString(stocks.stream()
                        .map(stock -> stock.state().name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new))
                .addArrayOfInteger(stocks.stream().map(OrderStock::items).toArray(Integer[]::new))
                .addArrayOfString(stocks.stream().map(OrderStock::reason).toArray(String[]::new))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(sql)
                .execute(columns)
                .map(SqlResult::rowCount)
                .flatMap(written -> written == ids.length
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new RaceLostException(ids[0])));
    }

    private static OrderStock stock(Row row) {
        var state = OrderStock.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        return new OrderStock(state, row.getInteger("items"), row.getString("reason"));
    }
}
