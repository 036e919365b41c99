package dev.evenflow.eventstore.projection;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.reducing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Compares the live tables of a projection with its shadow, in the database; what comes over the wire is bounded. */
final class TableComparison {

    private static final String KEY = """
            SELECT quote_ident(a.attname) AS name FROM pg_index i
              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
            WHERE i.indrelid = $1::text::regclass AND i.indisprimary ORDER BY array_position(i.indkey::int2[], a.attnum)""";

    private final Projection<?> projection;
    private final SqlConnection connection;

    /**
     * Nothing is read yet.
     *
     * @param connection in a transaction that sees one state of all tables
     */
    TableComparison(Projection<?> projection, SqlConnection connection) {
        this.projection = projection;
        this.connection = connection;
    }

    Uni<Deviation> deviation() {
        return Multi.createFrom()
                .iterable(projection.tables())
                .onItem()
                .transformToUniAndConcatenate(this::deviation)
                .collect()
                .with(reducing(Deviation.NONE, Deviation::plus));
    }

    private Uni<Deviation> deviation(ProjectionTable table) {
        return key(table)
                .chain(key -> connection.query(differing(table, key)).execute())
                .map(rows -> deviation(table, rows));
    }

    private Uni<List<String>> key(ProjectionTable table) {
        return connection
                .preparedQuery(KEY)
                .execute(Tuple.of(Copy.SHADOW.of(table)))
                .map(rows -> rows.stream().map(row -> row.getString("name")).toList());
    }

    /** Rows of a table without a key are their own. All are compared as values, not as texts: 1.0 is 1.00. */
    private String differing(ProjectionTable table, List<String> key) {
        var name = key.isEmpty()
                ? "CASE WHEN l IS NULL THEN s::text ELSE l::text END"
                : key.stream()
                        .map("coalesce(l.%1$s, s.%1$s)"::formatted)
                        .collect(joining(", ", "concat_ws('/', ", ")"));
        var same = key.isEmpty()
                ? "l = s"
                : key.stream().map("l.%1$s = s.%1$s"::formatted).collect(joining(" AND "));
        return """
            SELECT kind, key, n FROM (
              SELECT kind, key, count(*) OVER (PARTITION BY kind) AS n,
                row_number() OVER (PARTITION BY kind ORDER BY key) AS place
              FROM (
                SELECT CASE WHEN l IS NULL THEN 'missing' WHEN s IS NULL THEN 'extra' ELSE 'stale' END AS kind, %1$s AS key
                FROM (SELECT * FROM %2$s WHERE %4$s) AS l FULL JOIN (SELECT * FROM %3$s WHERE %4$s) AS s ON %5$s
                WHERE l IS DISTINCT FROM s) AS differing) AS placed
            WHERE place <= %6$d ORDER BY kind, place""".formatted(
                name, Copy.LIVE.of(table), Copy.SHADOW.of(table), projection.telling(table), same, Deviation.NAMED);
    }

    private static Deviation deviation(ProjectionTable table, RowSet<Row> rows) {
        var named = new ArrayList<ProjectionVerdict.Named>();
        rows.forEach(row ->
                named.add(new ProjectionVerdict.Named(table.live(), row.getString("kind"), row.getString("key"))));
        return new Deviation(count(rows, "missing"), count(rows, "stale"), count(rows, "extra"), named);
    }

    private static long count(RowSet<Row> rows, String kind) {
        return rows.stream()
                .filter(row -> kind.equals(row.getString("kind")))
                .findFirst()
                .map(row -> row.getLong("n"))
                .orElse(0L);
    }
}
