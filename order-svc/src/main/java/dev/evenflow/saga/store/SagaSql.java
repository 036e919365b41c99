package dev.evenflow.saga.store;

/** Locks are taken in the order of the ids, so that two transactions never wait for each other crosswise. */
final class SagaSql {

    static final String COLUMNS =
            "id, type, about, data::text AS data, state::text AS state, cause::text AS cause, sent,"
                    + " version, created_at, updated_at";

    static final String INSERT = """
            INSERT INTO saga.instances
              (id, type, about, data, state, status, due_at, cause, sent, version, created_at, updated_at)
            VALUES ($1, $2, $3, $4::text::jsonb, $5::text::jsonb, $6, $7, $8::text::jsonb, $9, $10, $11, $12)""";

    static final String FIND = "SELECT " + COLUMNS + " FROM saga.instances WHERE id = $1";

    static final String FIND_ENDED = "SELECT " + COLUMNS
            + " FROM saga.instances WHERE id = ANY($1::uuid[]) AND status IN ('completed', 'compensated', 'failed')";

    static final String LOCK =
            "SELECT " + COLUMNS + " FROM saga.instances WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE";

    /** What another instance is at is left to it. */
    static final String LOCK_DUE = "SELECT " + COLUMNS
            + " FROM saga.instances WHERE due_at <= $1 ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED";

    static final String UPDATE = """
            UPDATE saga.instances AS s SET state = n.state::jsonb, status = n.status, due_at = n.due_at, sent = n.sent,
              version = n.version, updated_at = n.updated_at
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::bigint[], $6::bigint[],
                $7::timestamptz[]) AS n(id, state, status, due_at, sent, version, updated_at)
            WHERE s.id = n.id AND s.version = n.version - 1""";

    static final String PUT_OFF = "UPDATE saga.instances SET due_at = $2 WHERE id = $1 AND due_at <= $2";

    static final String COUNT =
            "SELECT count(*) AS total FROM saga.instances WHERE $1::text IS NULL OR status = $1::text";

    static final String LIST = "SELECT " + COLUMNS + " FROM saga.instances"
            + " WHERE $1::text IS NULL OR status = $1::text ORDER BY created_at DESC, id LIMIT $2 OFFSET $3";

    private SagaSql() {}
}
