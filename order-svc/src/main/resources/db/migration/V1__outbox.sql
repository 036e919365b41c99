-- Events waiting for the broker. Every row is deleted soon after it was written: autovacuum has to keep up.
CREATE TABLE outbox (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id     uuid        NOT NULL,
    aggregate_id text        NOT NULL,
    version      bigint      NOT NULL,
    type         text        NOT NULL,
    subject      text        NOT NULL,
    payload      text        NOT NULL,
    traceparent  text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    parked_at    timestamptz,
    error        text
) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 10000,
    autovacuum_vacuum_cost_delay = 0
);

CREATE INDEX outbox_parked ON outbox (aggregate_id, id) WHERE parked_at IS NOT NULL;

-- Which relay is active. One row, updated every few seconds: room on its page keeps the updates off the index.
CREATE TABLE outbox_lease (
    name       text PRIMARY KEY,
    holder     text        NOT NULL,
    expires_at timestamptz NOT NULL
) WITH (
    fillfactor = 10,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 100
);
