-- What a user adds to the digest of its range: RowDigest in contracts computes the same. Nothing but what is immutable, so
-- that calls are inlined.
CREATE FUNCTION users.digest(id bigint, version bigint, deleted boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ('x' || encode(substr(sha256(
        (id::text || ':' || version::text || CASE WHEN deleted THEN ':1' ELSE ':0' END)::bytea), 1, 8), 'hex'))::bit(64)::bigint
$$;

-- The copy as a check sees it. A row that is active and deleted, or neither, is damaged: as no version of any user.
CREATE VIEW users.states AS
SELECT id, CASE WHEN active = deleted THEN 0 ELSE version END AS version, deleted AND NOT active AS deleted FROM users.users;

-- So that the planner knows how few ranges there are, and counts users in a hash table instead of sorting them.
CREATE STATISTICS users.users_by_range ON (id >> 10) FROM users.users;

-- What was checked last, and which instance is at it. A few rows, changed often: room on the page keeps that off the index.
CREATE TABLE consistency_checks (
    name   text PRIMARY KEY,
    report text,
    holder text,
    until  timestamptz
) WITH (
    fillfactor = 10,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 100
);

-- A shadow that is compared with the live tables, and replaces them only if they are wrong.
ALTER TABLE eventstore.projections
    ADD COLUMN verifying boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT projections_verifying CHECK (shadow OR NOT verifying);
