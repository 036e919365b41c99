package dev.evenflow.eventstore.projection;

import dev.evenflow.eventstore.projection.ProjectionStatus.Parked;
import dev.evenflow.eventstore.projection.ProjectionStatus.Rebuild;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the database how far the projections are, so that every instance answers the same. */
@Singleton
class ProjectionReport {

    private static final String CURSORS = """
            SELECT p.name, p.shadow, p.position, p.started_at,
              coalesce((SELECT position FROM eventstore.events ORDER BY tx DESC, position DESC LIMIT 1), 0) AS head,
              (SELECT count(*) FROM eventstore.events e WHERE (e.tx, e.position) > (p.tx, p.position)) AS lag,
              (SELECT count(*) FROM eventstore.parked WHERE projection = p.name AND shadow = p.shadow) AS parked_count
            FROM eventstore.projections p WHERE NOT p.verifying ORDER BY p.name, p.shadow""";

    private static final String PARKED = """
            SELECT projection, aggregate_id, version, event_id, reason, parked_at FROM (
              SELECT *, row_number() OVER (PARTITION BY projection ORDER BY parked_at, aggregate_id) AS n
              FROM eventstore.parked WHERE NOT shadow) parked WHERE n <= 100 ORDER BY n""";

    private final Pool pool;

    ProjectionReport(Pool pool) {
        this.pool = pool;
    }

    /** Of these projections, in this order; one that was never started is missing. */
    Uni<List<ProjectionStatus>> of(List<String> names) {
        return Uni.combine()
                .all()
                .unis(pool.query(CURSORS).execute(), pool.query(PARKED).execute())
                .with((cursors, parked) -> names.stream()
                        .flatMap(name -> named(name, cursors).stream()
                                .filter(row -> !row.getBoolean("shadow"))
                                .map(row -> status(row, named(name, cursors), parked)))
                        .toList());
    }

    private static List<Row> named(String name, RowSet<Row> cursors) {
        return cursors.stream()
                .filter(row -> name.equals(row.getString("name")))
                .toList();
    }

    private static ProjectionStatus status(Row live, List<Row> cursors, RowSet<Row> parked) {
        var name = live.getString("name");
        return new ProjectionStatus(
                name,
                live.getLong("position"),
                live.getLong("head"),
                live.getLong("lag"),
                live.getLong("parked_count"),
                parked.stream()
                        .filter(row -> name.equals(row.getString("projection")))
                        .map(ProjectionReport::parked)
                        .toList(),
                rebuild(cursors));
    }

    private static @Nullable Rebuild rebuild(List<Row> cursors) {
        for (var row : cursors) {
            if (row.getBoolean("shadow")) {
                return new Rebuild(
                        row.getOffsetDateTime("started_at").toInstant(),
                        row.getLong("position"),
                        row.getLong("head"),
                        row.getLong("lag"),
                        row.getLong("parked_count"));
            }
        }
        return null;
    }

    private static Parked parked(Row row) {
        return new Parked(
                row.getUUID("aggregate_id"),
                row.getLong("version"),
                row.getUUID("event_id"),
                row.getString("reason"),
                row.getOffsetDateTime("parked_at").toInstant());
    }
}
