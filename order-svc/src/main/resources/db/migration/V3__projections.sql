-- How far a projection has come: its live table, and the shadow that is going to replace it while it is rebuilt. Changed
-- only in the transaction of the effect.
CREATE TABLE eventstore.projections (
    name       text        NOT NULL,
    shadow     boolean     NOT NULL,
    tx         bigint      NOT NULL DEFAULT 0,
    position   bigint      NOT NULL DEFAULT 0,
    started_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (name, shadow)
) WITH (
    fillfactor = 10,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 100
);

-- Aggregates a projection skips, since an event of theirs cannot be applied. They follow their projection's row.
CREATE TABLE eventstore.parked (
    projection   text        NOT NULL,
    shadow       boolean     NOT NULL,
    aggregate_id uuid        NOT NULL,
    version      bigint      NOT NULL,
    event_id     uuid        NOT NULL,
    reason       text        NOT NULL,
    parked_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (projection, shadow, aggregate_id),
    FOREIGN KEY (projection, shadow) REFERENCES eventstore.projections (name, shadow)
        ON UPDATE CASCADE ON DELETE CASCADE
);
