package dev.evenflow.order.query;

import dev.evenflow.eventstore.EventTypes;
import dev.evenflow.eventstore.RecordedEvent;
import dev.evenflow.eventstore.projection.Projection;
import dev.evenflow.eventstore.projection.ProjectionTable;
import dev.evenflow.order.OrderType;
import dev.evenflow.order.domain.OrderEvent;
import dev.evenflow.order.domain.OrderEvent.Created;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Keeps {@code orders.order_view}: two statements for any number of events. Current names are joined when it is read. */
@Singleton
public class OrderViewProjection implements Projection<OrderEvent> {

    static final ProjectionTable TABLE = new ProjectionTable("orders", "order_view");

    @Override
    public String name() {
        return "order-view";
    }

    @Override
    public ProjectionTable table() {
        return TABLE;
    }

    @Override
    public EventTypes<OrderEvent> events() {
        return OrderType.EVENTS;
    }

    @Override
    public String ddl(String table) {
        return "CREATE TABLE " + table + " (id uuid PRIMARY KEY, user_id bigint NOT NULL, items jsonb NOT NULL,"
                + " item_count bigint NOT NULL, total numeric NOT NULL, status text NOT NULL DEFAULT 'pending',"
                + " version bigint NOT NULL DEFAULT 0, created_at timestamptz NOT NULL,"
                + " updated_at timestamptz NOT NULL) WITH (fillfactor = 80);"
                + " CREATE INDEX ON " + table + " (user_id, created_at DESC, id DESC);"
                + " CREATE INDEX ON " + table + " (status, created_at DESC, id DESC);"
                + " CREATE INDEX ON " + table + " (created_at DESC, id DESC)";
    }

    @Override
    public Uni<Void> apply(List<RecordedEvent<OrderEvent>> events, String table, SqlConnection connection) {
        var placed = events.stream()
                .filter(event -> event.event() instanceof Created)
                .toList();
        return insert(placed, table, connection).chain(() -> update(OrderChange.fold(events), table, connection));
    }

    private static Uni<Void> insert(List<RecordedEvent<OrderEvent>> placed, String table, SqlConnection connection) {
        if (placed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(
                        "INSERT INTO " + table + " (id, user_id, items, item_count, total, created_at, updated_at)"
                                + " SELECT id, user_id, items::jsonb, item_count, total, at, at FROM unnest($1::uuid[],"
                                + " $2::bigint[], $3::text[], $4::bigint[], $5::numeric[], $6::timestamptz[])"
                                + " AS o(id, user_id, items, item_count, total, at)")
                .execute(Tuple.tuple()
                        .addArrayOfUUID(column(placed, RecordedEvent::aggregateId, new UUID[0]))
                        .addArrayOfLong(column(placed, event -> event.event().userId(), new Long[0]))
                        .addArrayOfString(column(
                                placed, event -> StoredItems.of(created(event).lines()), new String[0]))
                        .addArrayOfLong(column(
                                placed,
                                event -> StoredItems.count(created(event).lines()),
                                new Long[0]))
                        .addArrayOfBigDecimal(
                                column(placed, event -> created(event).total().amount(), new BigDecimal[0]))
                        .addArrayOfOffsetDateTime(column(
                                placed, event -> event.recordedAt().atOffset(ZoneOffset.UTC), new OffsetDateTime[0])))
                .replaceWithVoid();
    }

    private static Uni<Void> update(Collection<OrderChange> changes, String table, SqlConnection connection) {
        return connection
                .preparedQuery("UPDATE " + table + " AS o SET status = coalesce(c.status, o.status),"
                        + " version = c.version, updated_at = c.at"
                        + " FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::timestamptz[])"
                        + " AS c(id, status, version, at) WHERE o.id = c.id")
                .execute(Tuple.tuple()
                        .addArrayOfUUID(column(changes, OrderChange::orderId, new UUID[0]))
                        .addArrayOfString(changes.stream()
                                .map(change -> change.status().orElse(null))
                                .toArray(String[]::new))
                        .addArrayOfLong(column(changes, OrderChange::version, new Long[0]))
                        .addArrayOfOffsetDateTime(
                                column(changes, change -> change.at().atOffset(ZoneOffset.UTC), new OffsetDateTime[0])))
                .replaceWithVoid();
    }

    private static Created created(RecordedEvent<OrderEvent> event) {
        return (Created) event.event();
    }

    private static <T, C> C[] column(Collection<T> rows, Function<T, C> column, C[] array) {
        return rows.stream().map(column).toList().toArray(array);
    }
}
