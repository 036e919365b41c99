CREATE SCHEMA eventstore;

-- What happened, for ever. Readers of all events go by (tx, position) and stop before the oldest transaction that is still
-- open: so an event that commits late is never behind them. An identity column alone cannot promise that.
CREATE TABLE eventstore.events (
    aggregate_id   uuid        NOT NULL,
    version        bigint      NOT NULL CHECK (version >= 1),
    tx             bigint      NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    position       bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    event_id       uuid        NOT NULL,
    aggregate_type text        NOT NULL,
    type           text        NOT NULL,
    schema         smallint    NOT NULL CHECK (schema >= 1),
    payload        jsonb       NOT NULL,
    metadata       jsonb       NOT NULL,
    recorded_at    timestamptz NOT NULL,
    -- Which of two writers wins.
    CONSTRAINT events_version PRIMARY KEY (aggregate_id, version),
    CONSTRAINT events_id UNIQUE (event_id)
);

CREATE INDEX events_in_order ON eventstore.events (tx, position);

-- Short cuts past old events. Any of them may be deleted at any time.
CREATE TABLE eventstore.snapshots (
    aggregate_id uuid PRIMARY KEY,
    version      bigint   NOT NULL,
    schema       smallint NOT NULL,
    state        jsonb    NOT NULL
);
