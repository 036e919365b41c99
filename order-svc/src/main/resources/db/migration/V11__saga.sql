CREATE SCHEMA saga;

-- A saga and its step log. Room on the page keeps the updates of a row that changes with every reply near it.
CREATE TABLE saga.instances (
    id         uuid PRIMARY KEY,
    type       text        NOT NULL,
    about      uuid        NOT NULL,
    data       jsonb       NOT NULL,
    state      jsonb       NOT NULL,
    status     text        NOT NULL CHECK (status IN
        ('pending', 'in_progress', 'completed', 'failed', 'compensating', 'compensated')),
    due_at     timestamptz,
    cause      jsonb       NOT NULL,
    sent       bigint      NOT NULL,
    version    bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
) WITH (
    fillfactor = 50,
    autovacuum_vacuum_scale_factor = 0.02
);

CREATE INDEX saga_due ON saga.instances (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX saga_status ON saga.instances (status, created_at DESC, id);
