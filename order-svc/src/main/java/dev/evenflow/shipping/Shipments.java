package dev.evenflow.shipping;

import dev.evenflow.participant.RaceLostException;
import dev.evenflow.shipping.domain.Shipment;
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

/** The table {@code shipping.shipments}. */
@Singleton
class Shipments {

    private static final String FIND =
            "SELECT state, shipment_id, reason FROM shipping.shipments WHERE order_id = $1 FOR UPDATE";
    private static final String INSERT = """
            INSERT INTO shipping.shipments (order_id, state, shipment_id, reason, updated_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (order_id) DO NOTHING""";
    private static final String UPDATE = """
            UPDATE shipping.shipments SET state = $2, shipment_id = $3, reason = $4, updated_at = $5
            WHERE order_id = $1""";

    private static final String SCHEDULED = "scheduled";
    private static final String CANCELLED = "cancelled";
    private static final String FAILED = "failed";
    private static final String WITHDRAWN = "withdrawn";

    /** Nobody else changes it until the transaction ends. */
    Uni<Optional<Shipment>> find(UUID orderId, SqlConnection connection) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(orderId))
                .map(rows -> rows.stream().map(Shipments::shipment).findFirst());
    }

    /** Fails with {@link RaceLostException} when it is there by now. */
    Uni<Void> insert(UUID orderId, Shipment shipment, Instant now, SqlConnection connection) {
        return write(INSERT, orderId, shipment, now, connection);
    }

    /** Call it with the row locked. */
    Uni<Void> update(UUID orderId, Shipment shipment, Instant now, SqlConnection connection) {
        return write(UPDATE, orderId, shipment, now, connection);
    }

    private static Uni<Void> write(String sql, UUID orderId, Shipment shipment, Instant now, SqlConnection connection) {
        return connection
                .preparedQuery(sql)
                .execute(columns(orderId, shipment).addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .map(SqlResult::rowCount)
                .flatMap(written -> written == 1
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new RaceLostException(orderId)));
    }

    private static Tuple columns(UUID orderId, Shipment shipment) {
        var id = Tuple.of(orderId);
        return switch (shipment) {
            case Shipment.Scheduled s -> id.addString(SCHEDULED).addUUID(s.id()).addString(null);
            case Shipment.Cancelled s -> id.addString(CANCELLED).addUUID(s.id()).addString(null);
            case Shipment.Failed s -> id.addString(FAILED).addUUID(null).addString(s.reason());
            case Shipment.Withdrawn s -> id.addString(WITHDRAWN).addUUID(null).addString(null);
        };
    }

    private static Shipment shipment(Row row) {
        var state = row.getString("state");
        return switch (state) {
            case SCHEDULED -> new Shipment.Scheduled(row.getUUID("shipment_id"));
            case CANCELLED -> new Shipment.Cancelled(row.getUUID("shipment_id"));
            case FAILED -> new Shipment.Failed(row.getString("reason"));
            case WITHDRAWN -> new Shipment.Withdrawn();
            default -> throw new IllegalStateException("Unknown state of a shipment: " + state);
        };
    }
}
