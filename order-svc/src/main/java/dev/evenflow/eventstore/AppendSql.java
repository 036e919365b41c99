package dev.evenflow.eventstore;

/**
 * The append, for one event and for many. PostgreSQL plans a statement that takes arrays anew each time, since the best
 * plan depends on their length; that of single values it keeps.
 */
final class AppendSql {

    static final String ONE = append(
            "= $4",
            "(VALUES ($4::uuid, $5::text, $6::smallint, $7::text, 1::bigint))",
            "(VALUES ($10::uuid, $11::text, $12::bigint, $13::text, $14::text, $15::text, 1::bigint))");

    static final String MANY = append(
            "= ANY($4)",
            "unnest($4::uuid[], $5::text[], $6::smallint[], $7::text[]) WITH ORDINALITY",
            "unnest($10::uuid[], $11::text[], $12::bigint[], $13::text[], $14::text[], $15::text[]) WITH ORDINALITY");

    private AppendSql() {}

    private static String append(String ids, String events, String rows) {
        return """
            WITH head AS MATERIALIZED (
              SELECT version, tx FROM eventstore.events WHERE aggregate_id = $1 ORDER BY version DESC LIMIT 1),
            known AS MATERIALIZED (
              SELECT count(*) AS events, count(*) FILTER (WHERE aggregate_id = $1) AS here, max(version) AS version
              FROM eventstore.events WHERE event_id %s),
            verdict AS MATERIALIZED (
              SELECT known.events = 0 AND coalesce((SELECT version FROM head), 0) = $3
                AND coalesce((SELECT tx FROM head), 0) <= pg_current_xact_id()::text::bigint AS fits FROM known),
            appended AS (
              INSERT INTO eventstore.events
                (aggregate_type, aggregate_id, version, event_id, type, schema, payload, metadata, recorded_at)
              SELECT $2, $1, $3 + e.n, e.id, e.type, e.schema, e.payload::jsonb, $8::text::jsonb, $9
              FROM %s AS e(id, type, schema, payload, n), verdict WHERE verdict.fits ORDER BY e.n),
            published AS (
              INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload, traceparent)
              SELECT o.event_id, o.aggregate_id, o.version, o.type, o.subject, o.payload, $16
              FROM %s AS o(event_id, aggregate_id, version, type, subject, payload, n), verdict
              WHERE verdict.fits AND o.event_id IS NOT NULL ORDER BY o.n)
            SELECT verdict.fits, known.events, known.here, known.version FROM verdict, known""".formatted(ids, events, rows);
    }
}
