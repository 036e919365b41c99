-- What a user adds to the digest of its range: RowDigest in contracts computes the same. Nothing but what is immutable, so
-- that calls are inlined.
CREATE FUNCTION user_digest(id bigint, version bigint, deleted boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ('x' || encode(substr(sha256(
        (id::text || ':' || version::text || CASE WHEN deleted THEN ':1' ELSE ':0' END)::bytea), 1, 8), 'hex'))::bit(64)::bigint
$$;

-- What the users of a range (1024 ids) add up to, but for what stands in user_digest_deltas.
CREATE TABLE user_digests (
    range  bigint PRIMARY KEY,
    rows   bigint NOT NULL,
    living bigint NOT NULL,
    digest bigint NOT NULL
) WITH (
    fillfactor = 50,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000
);

-- What each write has changed: appended, so that writers of a range do not wait for each other. No index, every row is
-- soon folded into user_digests.
CREATE TABLE user_digest_deltas (
    range  bigint NOT NULL,
    rows   bigint NOT NULL,
    living bigint NOT NULL,
    digest bigint NOT NULL
) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 10000,
    autovacuum_vacuum_cost_delay = 0
);

CREATE FUNCTION digest_added_users() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO user_digest_deltas (range, rows, living, digest)
    SELECT id >> 10, count(*), count(*) FILTER (WHERE deleted_at IS NULL),
           bit_xor(user_digest(id, version, deleted_at IS NOT NULL))
    FROM added GROUP BY id >> 10;
    RETURN NULL;
END $$;

CREATE FUNCTION digest_removed_users() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO user_digest_deltas (range, rows, living, digest)
    SELECT id >> 10, -count(*), -count(*) FILTER (WHERE deleted_at IS NULL),
           bit_xor(user_digest(id, version, deleted_at IS NOT NULL))
    FROM removed GROUP BY id >> 10;
    RETURN NULL;
END $$;

CREATE FUNCTION digest_changed_users() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO user_digest_deltas (range, rows, living, digest)
    SELECT id >> 10, sum(sign), sum(CASE WHEN deleted_at IS NULL THEN sign ELSE 0 END),
           bit_xor(user_digest(id, version, deleted_at IS NOT NULL))
    FROM (SELECT 1 AS sign, id, version, deleted_at FROM added
          UNION ALL
          SELECT -1, id, version, deleted_at FROM removed) AS both_states
    GROUP BY id >> 10;
    RETURN NULL;
END $$;

CREATE FUNCTION forget_user_digests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    TRUNCATE user_digests, user_digest_deltas;
    RETURN NULL;
END $$;

-- Nobody writes users from here on until this is committed, so that what is counted below misses nothing.
CREATE TRIGGER users_added AFTER INSERT ON users REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION digest_added_users();
CREATE TRIGGER users_changed AFTER UPDATE ON users REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION digest_changed_users();
CREATE TRIGGER users_removed AFTER DELETE ON users REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION digest_removed_users();
CREATE TRIGGER users_truncated AFTER TRUNCATE ON users
    FOR EACH STATEMENT EXECUTE FUNCTION forget_user_digests();

INSERT INTO user_digests (range, rows, living, digest)
SELECT id >> 10, count(*), count(*) FILTER (WHERE deleted_at IS NULL),
       bit_xor(user_digest(id, version, deleted_at IS NOT NULL))
FROM users GROUP BY id >> 10;

-- So that the planner knows how few ranges there are, and counts users in a hash table instead of sorting them.
CREATE STATISTICS users_by_range ON (id >> 10) FROM users;
