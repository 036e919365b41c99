package dev.evenflow.outbox.relay;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row waiting to be published. */
record OutboxRow(
        long id,
        UUID eventId,
        String aggregateId,
        String subject,
        String payload,
        @Nullable String traceparent) {

    static OutboxRow of(Row row) {
        return new OutboxRow(
                row.getLong("id"),
                row.getUUID("event_id"),
                row.getString("aggregate_id"),
                row.getString("subject"),
                row.getString("payload"),
                row.getString("traceparent"));
    }
}
