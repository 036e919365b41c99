-- Deleted users of whom something is still told elsewhere: by their events in the broker, by events it has refused, by answers
-- that are kept. A row is written with the tombstone and deleted when nothing of it is left. Who is at it has it for a while.
CREATE TABLE erasures (
    user_id     bigint PRIMARY KEY,
    version     bigint      NOT NULL,
    created_at  timestamptz NOT NULL,
    deleted_at  timestamptz NOT NULL,
    taken_until timestamptz NOT NULL DEFAULT '-infinity'
);

CREATE INDEX erasures_deleted_at ON erasures (deleted_at);

INSERT INTO erasures (user_id, version, created_at, deleted_at)
SELECT id, version, created_at, deleted_at FROM users WHERE deleted_at IS NOT NULL;
