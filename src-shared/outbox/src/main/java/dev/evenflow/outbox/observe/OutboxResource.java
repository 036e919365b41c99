package dev.evenflow.outbox.observe;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** How far the outbox is behind. */
@Path("/admin/outbox")
public class OutboxResource {

    private static final String STATUS = """
            SELECT count(*) FILTER (WHERE parked_at IS NULL) AS pending,
                   count(*) FILTER (WHERE parked_at IS NOT NULL) AS parked,
                   coalesce(extract(epoch FROM clock_timestamp() - min(created_at) FILTER (WHERE parked_at IS NULL))
                       * 1000, 0)::bigint AS oldest_age_ms
            FROM outbox
            """;

    private final Pool pool;

    public OutboxResource(Pool pool) {
        this.pool = pool;
    }

    @GET
    public Uni<OutboxStatus> status() {
        return pool.query(STATUS).execute().map(OutboxResource::status);
    }

    private static OutboxStatus status(RowSet<Row> rows) {
        var row = rows.iterator().next();
        return new OutboxStatus(row.getLong("pending"), row.getLong("oldest_age_ms"), row.getLong("parked"));
    }
}
