package dev.evenflow.order.query;

import dev.evenflow.eventstore.projection.Copy;
import dev.evenflow.order.query.OrderChange.Placement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The two statements that write the read model, each together with the tally. Nobody else may write meanwhile. */
final class OrderViewWrites {

    /** In the tally, the list of all orders; others are called by their user. */
    static final long ALL = -1;

    /** New orders, in the state their first events leave them in; last in both lists. */
    private static final String PLACED = """
            INSERT INTO %1$s (id, place, user_id, user_place, items, item_count, total, status, version, created_at, updated_at)
            SELECT id, (SELECT coalesce(max(place), 0) FROM %1$s) + n, user_id,
              (SELECT coalesce(max(v.user_place), 0) FROM %1$s AS v WHERE v.user_id = o.user_id) + user_n,
              items::jsonb, item_count, total, status, version, created_at, updated_at
            FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::numeric[], $7::text[],
              $8::bigint[], $9::timestamptz[], $10::timestamptz[]) WITH ORDINALITY
              AS o(id, user_id, user_n, items, item_count, total, status, version, created_at, updated_at, n)
            RETURNING user_id, place, user_place, NULL::text AS before, status AS after""";

    private static final String CHANGED = """
            UPDATE %1$s AS v SET status = coalesce(c.status, v.status), version = c.version, updated_at = c.at
            FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::timestamptz[]) AS c(id, status, version, at)
              JOIN %1$s AS old ON old.id = c.id
            WHERE v.id = c.id
            RETURNING v.user_id, v.place, v.user_place, old.status AS before, v.status AS after""";

    private final String place;
    private final String change;
    private final SqlConnection connection;

    OrderViewWrites(Copy copy, Blocks blocks, SqlConnection connection) {
        this.place = tallied(PLACED, copy, blocks);
        this.change = tallied(CHANGED, copy, blocks);
        this.connection = connection;
    }

    /** Changes that begin with a placement. */
    Uni<Void> place(List<OrderChange> placed) {
        var parameters = Tuple.tuple()
                .addArrayOfUUID(column(placed, OrderChange::orderId, new UUID[0]))
                .addArrayOfLong(column(placed, of(Placement::userId), new Long[0]))
                .addArrayOfLong(numbers(placed))
                .addArrayOfString(column(placed, of(Placement::items), new String[0]))
                .addArrayOfLong(column(placed, of(Placement::itemCount), new Long[0]))
                .addArrayOfBigDecimal(column(placed, of(Placement::total), new BigDecimal[0]))
                .addArrayOfString(statuses(placed))
                .addArrayOfLong(column(placed, OrderChange::version, new Long[0]))
                .addArrayOfOffsetDateTime(times(placed, of(Placement::at)))
                .addArrayOfOffsetDateTime(times(placed, OrderChange::at));
        return execute(place, placed, parameters);
    }

    /** Changes of orders that are there. */
    Uni<Void> change(List<OrderChange> changed) {
        var parameters = Tuple.tuple()
                .addArrayOfUUID(column(changed, OrderChange::orderId, new UUID[0]))
                .addArrayOfString(statuses(changed))
                .addArrayOfLong(column(changed, OrderChange::version, new Long[0]))
                .addArrayOfOffsetDateTime(times(changed, OrderChange::at));
        return execute(change, changed, parameters);
    }

    private Uni<Void> execute(String statement, List<OrderChange> changes, Tuple parameters) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(statement).execute(parameters).replaceWithVoid();
    }

    /** One more of the status after, one less of the status before, in both lists. */
    private static String tallied(String write, Copy copy, Blocks blocks) {
        var view = copy.of(OrderViewProjection.VIEW);
        var tally = copy.of(OrderViewProjection.TALLY);
        return """
            WITH written AS (%s)
            INSERT INTO %s AS t (list, status, block, orders)
            SELECT l.list, s.status, l.place >> %d, sum(s.n)
            FROM written,
              LATERAL (VALUES (%d::bigint, place), (user_id, user_place)) AS l(list, place),
              LATERAL (VALUES (before, -1), (after, 1)) AS s(status, n)
            WHERE before IS DISTINCT FROM after AND s.status IS NOT NULL
            GROUP BY 1, 2, 3 HAVING sum(s.n) <> 0
            ON CONFLICT (list, status, block) DO UPDATE SET orders = t.orders + excluded.orders""".formatted(write.formatted(view), tally, blocks.bits(), ALL);
    }

    private static <C> Function<OrderChange, C> of(Function<Placement, C> column) {
        return change -> column.apply(change.placement().orElseThrow());
    }

    /** Counts the orders of each user among these, from 1 on. */
    private static Long[] numbers(List<OrderChange> placed) {
        var numbers = new HashMap<Long, Long>();
        return column(placed, of(order -> numbers.merge(order.userId(), 1L, Long::sum)), new Long[0]);
    }

    /** Null where the status stays. */
    private static String[] statuses(List<OrderChange> changes) {
        return changes.stream().map(change -> change.status().orElse(null)).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(List<OrderChange> changes, Function<OrderChange, Instant> time) {
        return column(changes, time.andThen(at -> at.atOffset(ZoneOffset.UTC)), new OffsetDateTime[0]);
    }

    private static <C> C[] column(List<OrderChange> changes, Function<OrderChange, C> column, C[] array) {
        return changes.stream().map(column).toList().toArray(array);
    }
}
