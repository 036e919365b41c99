package dev.evenflow.shipping;

import static java.util.stream.Collectors.toMap;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code shipping.shipments}. */
@Singleton
class Shipments {

    private static final String FIND = """
            SELECT order_id, state, shipment_id, reason FROM shipping.shipments WHERE order_id = ANY($1::uuid[])
            ORDER BY order_id FOR UPDATE""";
    private static final String INSERT = """
            INSERT INTO shipping.shipments (order_id, state, shipment_id, reason, updated_at)
            SELECT s.order_id, s.state, s.shipment_id, s.reason, $5
            FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[]) AS s(order_id, state, shipment_id, reason)
            ORDER BY s.order_id ON CONFLICT (order_id) DO NOTHING""";
    private static final String UPDATE = """
            UPDATE shipping.shipments SET state = $2, shipment_id = $3, reason = $4, updated_at = $5
            WHERE order_id = $1""";

    private static final String SCHEDULED = "scheduled";
    private static final String CANCELLED = "cancelled";
    private static final String FAILED = "failed";
    private static final String WITHDRAWN = "withdrawn";

    /** Those that there are, by their orders; nobody else changes them until the transaction ends. */
    Uni<Map<UUID, Shipment>> find(List<UUID> orderIds, SqlConnection connection) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.tuple().addArrayOfUUID(orderIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream().collect(toMap(row -> row.getUUID("order_id"), Shipments::shipment)));
    }

    /** Fails with {@link RaceLostException} when one is there by now. */
    Uni<Void> insert(Map<UUID, Shipment> byOrder, Instant now, SqlConnection connection) {
        var columns = byOrder.values().stream().map(Columns::of).toList();
        var values = Tuple.tuple()
                .addArrayOfUUID(byOrder.keySet().toArray(UUID[]::new))
                .addArrayOfString(columns.stream().map(Columns::state).toArray(String[]::new))
                .addArrayOfUUID(columns.stream().map(Columns::id).toArray(UUID[]::new))
                .addArrayOfString(columns.stream().map(Columns::reason).toArray(String[]::new))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return write(INSERT, values, byOrder.keySet(), connection);
    }

    /** Call it with the row locked. */
    Uni<Void> update(UUID orderId, Shipment shipment, Instant now, SqlConnection connection) {
        var columns = Columns.of(shipment);
        var values = Tuple.of(orderId, columns.state(), columns.id(), columns.reason(), now.atOffset(ZoneOffset.UTC));
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
            String state, @Nullable UUID id, @Nullable String reason) {

        static Columns of(Shipment shipment) {
            return switch (shipment) {
                case Shipment.Scheduled s -> new Columns(SCHEDULED, s.id(), null);
                case Shipment.Cancelled s -> new Columns(CANCELLED, s.id(), null);
                case Shipment.Failed s -> new Columns(FAILED, null, s.reason());
                case Shipment.Withdrawn s -> new Columns(WITHDRAWN, null, null);
            };
        }
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
