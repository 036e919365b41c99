package dev.evenflow.eventstore;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it lies in the table.
 *
 * @param payload JSON of the schema
 * @param cause JSON of a {@link Cause}
 */
public record StoredEvent(
        UUID id,
        String aggregateType,
        UUID aggregateId,
        long version,
        String type,
        int schema,
        String payload,
        String cause,
        Instant recordedAt) {

    static final String COLUMNS = "event_id, aggregate_type, aggregate_id, version, type, schema, "
            + "payload::text AS payload, metadata::text AS metadata, recorded_at";

    static StoredEvent of(Row row) {
        return new StoredEvent(
                row.getUUID("event_id"),
                row.getString("aggregate_type"),
                row.getUUID("aggregate_id"),
                row.getLong("version"),
                row.getString("type"),
                row.getInteger("schema"),
                row.getString("payload"),
                row.getString("metadata"),
                row.getOffsetDateTime("recorded_at").toInstant());
    }
}
