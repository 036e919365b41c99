package dev.evenflow.inventory.store;

import static dev.evenflow.inventory.store.ReservationTable.utc;
import static java.util.stream.Collectors.toMap;

import dev.evenflow.inventory.domain.Product;
import dev.evenflow.inventory.domain.Reservation;
import dev.evenflow.inventory.domain.Return;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The reservations of orders, all of an order in one statement, with the stock that moves with them. */
@Singleton
public class OrderReservationTable {

    /** What is left of each of these that there is; nobody else changes it until the transaction ends. */
    public Uni<Map<UUID, Long>> lockStock(List<Reservation> asked, SqlConnection connection) {
        return connection
                .preparedQuery(ReservationSql.LOCK_STOCK)
                .execute(Tuple.tuple().addArrayOfUUID(products(asked)))
                .map(rows -> rows.stream().collect(toMap(row -> row.getUUID("id"), row -> row.getLong("stock"))));
    }

    /** Takes the stock, which is locked and enough; gives the products as they are after it. */
    public Uni<List<Product>> hold(UUID orderId, List<Reservation> asked, Instant now, SqlConnection connection) {
        return connection
                .preparedQuery(ReservationSql.HOLD_ORDER)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(asked.stream().map(Reservation::id).toArray(UUID[]::new))
                        .addArrayOfUUID(products(asked))
                        .addArrayOfLong(
                                asked.stream().map(Reservation::quantity).toArray(Long[]::new))
                        .addOffsetDateTime(utc(now))
                        .addOffsetDateTime(utc(asked.getFirst().expiresAt()))
                        .addUUID(orderId))
                .map(OrderReservationTable::productsOf);
    }

    /** How many of the order's reservations are still held; they stay so until the transaction ends. */
    public Uni<Integer> countHeld(UUID orderId, SqlConnection connection) {
        return connection
                .preparedQuery(ReservationSql.HELD_FOR_ORDER)
                .execute(Tuple.of(orderId))
                .map(SqlResult::size);
    }

    /** What is held for the order belongs to it for good; gives the products as they are after it. */
    public Uni<List<Product>> sell(UUID orderId, Instant now, SqlConnection connection) {
        return connection
                .preparedQuery(ReservationSql.SELL_ORDER)
                .execute(Tuple.of(utc(now), orderId))
                .map(OrderReservationTable::productsOf);
    }

    /** Gives back what is held for the order, each product's in the order of its versions. */
    public Uni<List<Return>> release(UUID orderId, Instant now, SqlConnection connection) {
        return end(ReservationSql.RELEASE_ORDER, orderId, now, connection);
    }

    /** The same for what was sold to it. */
    public Uni<List<Return>> takeBack(UUID orderId, Instant now, SqlConnection connection) {
        return end(ReservationSql.RETURN_ORDER, orderId, now, connection);
    }

    private static Uni<List<Return>> end(String sql, UUID orderId, Instant now, SqlConnection connection) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(utc(now), orderId))
                .map(ReservationTable::returns);
    }

    private static UUID[] products(List<Reservation> asked) {
        return asked.stream().map(Reservation::productId).toArray(UUID[]::new);
    }

    private static List<Product> productsOf(RowSet<Row> rows) {
        return rows.stream().map(ProductTable::product).toList();
    }
}
