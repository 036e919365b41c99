package dev.evenflow.inventory.store;

import static dev.evenflow.inventory.store.ReservationTable.utc;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.evenflow.inventory.domain.OrderReservation;
import dev.evenflow.inventory.domain.Reservation;
import dev.evenflow.inventory.domain.Return;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The reservations of orders. */
@Singleton
public class OrderReservationTable {

    /** Writes reservations, whose stock was taken. */
    public Uni<Void> hold(List<OrderReservation> made, SqlConnection connection) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var reservations = made.stream().map(OrderReservation::reservation).toList();
        var columns = Tuple.tuple()
                .addArrayOfUUID(reservations.stream().map(Reservation::id).toArray(UUID[]::new))
                .addArrayOfUUID(
                        reservations.stream().map(Reservation::productId).toArray(UUID[]::new))
                .addArrayOfLong(reservations.stream().map(Reservation::quantity).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(
                        reservations.stream().map(one -> utc(one.expiresAt())).toArray(OffsetDateTime[]::new))
                .addArrayOfUUID(made.stream().map(OrderReservation::orderId).toArray(UUID[]::new));
        return connection
                .preparedQuery(ReservationSql.HOLD_FOR_ORDERS)
                .execute(columns)
                .replaceWithVoid();
    }

    /** What is still held for the orders, by order; it stays so until the transaction ends. */
    public Uni<Map<UUID, List<Reservation>>> held(Collection<UUID> orderIds, SqlConnection connection) {
        return connection
                .preparedQuery(ReservationSql.HELD_FOR_ORDERS)
                .execute(Tuple.tuple().addArrayOfUUID(orderIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(groupingBy(
                                row -> row.getUUID("order_id"),
                                mapping(OrderReservationTable::reservation, toList()))));
    }

    /** What is held for the orders belongs to them for good. */
    public Uni<Void> sell(Collection<UUID> orderIds, Instant now, SqlConnection connection) {
        return connection
                .preparedQuery(ReservationSql.SELL_TO_ORDERS)
                .execute(Tuple.tuple().addOffsetDateTime(utc(now)).addArrayOfUUID(orderIds.toArray(UUID[]::new)))
                .replaceWithVoid();
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

    private static Reservation reservation(Row row) {
        return new Reservation(
                row.getUUID("id"),
                row.getUUID("product_id"),
                row.getLong("quantity"),
                row.getOffsetDateTime("expires_at").toInstant());
    }
}
