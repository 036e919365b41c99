package dev.evenflow.user.digest;

import static java.util.stream.Collectors.filtering;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RowAnswer;
import dev.evenflow.contracts.consistency.RowQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collector;

/** Answers in which state users are. */
@ApplicationScoped
public class UserRows {

    /** Parameters: the first ids of ranges, how much larger their last ones are, ids. */
    private static final String FIND = """
            SELECT u.id, u.version, u.deleted_at IS NOT NULL AS deleted, waiting.aggregate_id IS NOT NULL AS unpublished
            FROM (SELECT id, version, deleted_at FROM unnest($1::bigint[]) AS first
                      JOIN users ON id BETWEEN first AND first + $2
                  UNION
                  SELECT id, version, deleted_at FROM users WHERE id = ANY ($3::bigint[])) AS u
            LEFT JOIN (SELECT DISTINCT aggregate_id FROM outbox) AS waiting ON waiting.aggregate_id = u.id::text
            ORDER BY u.id""";

    private final Pool pool;

    UserRows(Pool pool) {
        this.pool = pool;
    }

    public Uni<RowAnswer> of(RowQuery query) {
        var firstIds =
                query.ranges().stream().distinct().map(RangeDigest::firstId).toArray(Long[]::new);
        var ids = query.ids().toArray(Long[]::new);
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(firstIds, RangeDigest.SIZE - 1L, ids))
                .map(rows -> answer(rows.stream().toList()));
    }

    private static RowAnswer answer(List<Row> rows) {
        return new RowAnswer(
                rows.stream().map(UserRows::id).toList(),
                rows.stream().map(row -> row.getLong("version")).toList(),
                rows.stream().collect(idsWhere("deleted")),
                rows.stream().collect(idsWhere("unpublished")));
    }

    private static Collector<Row, ?, List<Long>> idsWhere(String column) {
        return filtering(row -> row.getBoolean(column), mapping(UserRows::id, toList()));
    }

    private static Long id(Row row) {
        return row.getLong("id");
    }
}
