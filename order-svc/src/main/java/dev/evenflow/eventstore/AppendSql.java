package dev.evenflow.eventstore;

/**
 * The append, for one event and for many. PostgreSQL plans a statement that takes arrays anew each time, since the best
 * plan depends on their length; that of single values it keeps. What was there already is counted only when the events
 * do not fit.
 */
final class AppendSql {

    static final String ONE = append("= $4", """
            SELECT $2, $1, $3 + 1, $4, $5::text, $6::smallint, $7::text::jsonb, $8::text::jsonb, $9
              FROM verdict WHERE fits""", """
            SELECT $10::uuid, $11::text, $12::bigint, $13::text, $14::text, $15::text, $16
              FROM verdict WHERE fits AND $10 IS NOT NULL""");

    static final String MANY = append("= ANY($4)", """
            SELECT $2, $1, $3 + e.n, e.id, e.type, e.schema, e.payload::jsonb, $8::text::jsonb, $9
              FROM unnest($4::uuid[], $5::text[], $6::smallint[], $7::text[])
                WITH ORDINALITY AS e(id, type, schema, payload, n), verdict WHERE fits ORDER BY e.n""", """
            SELECT o.event_id, o.aggregate_id, o.version, o.type, o.subject, o.payload, $16
              FROM unnest($10::uuid[], $11::text[], $12::bigint[], $13::text[], $14::text[], $15::text[])
                WITH ORDINALITY AS o(event_id, aggregate_id, version, type, subject, payload, n), verdict
              WHERE fits ORDER BY o.n""");

    private AppendSql() {}

    private static String append(String ids, String events, String rows) {
        return """
            WITH verdict AS MATERIALIZED (
              SELECT coalesce(head.version, 0) = $3 AND coalesce(head.tx, 0) <= pg_current_xact_id()::text::bigint
                AND NOT EXISTS (SELECT 1 FROM eventstore.events WHERE event_id %1$s) AS fits
              FROM (VALUES (0)) AS always LEFT JOIN LATERAL (
                SELECT version, tx FROM eventstore.events WHERE aggregate_id = $1 ORDER BY version DESC LIMIT 1
              ) AS head ON true),
            appended AS (
              INSERT INTO eventstore.events
                (aggregate_type, aggregate_id, version, event_id, type, schema, payload, metadata, recorded_at)
              %2$s),
            published AS (
              INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload, traceparent)
              %3$s)
            SELECT fits, known.* FROM verdict, LATERAL (
              SELECT count(*) AS events, count(*) FILTER (WHERE aggregate_id = $1) AS here, max(version) AS version
              FROM eventstore.events WHERE NOT fits AND event_id %1$s) AS known""".formatted(ids, events, rows);
    }
}
