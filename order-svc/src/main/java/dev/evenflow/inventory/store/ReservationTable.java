package dev.evenflow.inventory.store;

import dev.evenflow.inventory.domain.Product;
import dev.evenflow.inventory.domain.Reservation;
import dev.evenflow.inventory.domain.Return;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code inventory.reservations}, and the stock that moves with it. Locks go from reservation to product. */
@Singleton
public class ReservationTable {

    /** Takes the stock, if there is enough; then the product is as it is after it. It has no stock left if it is depleted. */
    public Uni<Optional<Product>> hold(Reservation reservation, Instant now, SqlConnection connection) {
        return connection
                .preparedQuery(ReservationSql.HOLD)
                .execute(Tuple.of(
                        reservation.productId(),
                        reservation.quantity(),
                        reservation.id(),
                        utc(now),
                        utc(reservation.expiresAt())))
                .map(ProductTable::first);
    }

    /** Gives the stock back; empty when the reservation is not held (any more). */
    public Uni<Optional<Return>> release(UUID id, Instant now, SqlConnection connection) {
        return connection
                .preparedQuery(ReservationSql.RELEASE)
                .execute(Tuple.of(id, utc(now)))
                .map(rows -> returns(rows).stream().findFirst());
    }

    /** Gives back the stock of so many reservations whose time is over, each product's in the order of its versions. */
    public Uni<List<Return>> expire(int limit, Instant now, SqlConnection connection) {
        return connection
                .preparedQuery(ReservationSql.EXPIRE)
                .execute(Tuple.of(utc(now), limit))
                .map(ReservationTable::returns);
    }

    /** Whether there is such a reservation, held or not. */
    public Uni<Boolean> isKnown(UUID id, SqlClient client) {
        return client.preparedQuery(ReservationSql.KNOWN).execute(Tuple.of(id)).map(rows -> rows.size() > 0);
    }

    /** Deletes some that ended before that time; tells how many. */
    public Uni<Integer> forget(int limit, Instant settledBefore, SqlClient client) {
        return client.preparedQuery(ReservationSql.FORGET)
                .execute(Tuple.of(utc(settledBefore), limit))
                .map(SqlResult::rowCount);
    }

    static List<Return> returns(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new Return(
                        row.getUUID("reservation_id"),
                        row.getUUID("product_id"),
                        row.getLong("quantity"),
                        row.getLong("stock"),
                        row.getLong("version")))
                .toList();
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
