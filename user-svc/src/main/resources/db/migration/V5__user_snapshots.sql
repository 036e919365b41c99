-- Publishing the state of all users again: how far each run has come, and which instance is at it. One runs at a time.
CREATE TABLE user_snapshots (
    id          uuid PRIMARY KEY,
    since       timestamptz,
    last_id     bigint      NOT NULL,
    until_id    bigint      NOT NULL,
    published   bigint      NOT NULL DEFAULT 0,
    state       text        NOT NULL CHECK (state IN ('running', 'completed', 'failed')),
    holder      text,
    expires_at  timestamptz,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz,
    error       text
) WITH (
    fillfactor = 10,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 100
);

CREATE UNIQUE INDEX user_snapshots_running ON user_snapshots ((true)) WHERE state = 'running';
