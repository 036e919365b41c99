package dev.evenflow.bench.store;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A deposit as it lies in the event store and in the outbox, without what is another in every event.
 *
 * @param document the published JSON
 */
record StoredDeposit(
        String aggregateType,
        String type,
        short schema,
        String payload,
        String metadata,
        String publishedType,
        String subject,
        String document) {

    static final String FIND = """
            SELECT e.aggregate_type, e.type, e.schema, e.payload::text AS payload, e.metadata::text AS metadata,
              o.type AS published_type, o.subject, o.payload AS document
            FROM eventstore.events e JOIN outbox o USING (event_id) WHERE e.aggregate_id = $1""";

    static StoredDeposit of(Row row) {
        return new StoredDeposit(
                row.getString("aggregate_type"),
                row.getString("type"),
                row.getShort("schema"),
                row.getString("payload"),
                row.getString("metadata"),
                row.getString("published_type"),
                row.getString("subject"),
                row.getString("document"));
    }
}
