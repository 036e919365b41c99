-- Who may sign in, and as what. A user stays as a tombstone when it is deleted, so no foreign key could clear these tables:
-- what is here of a user is deleted in the transaction that makes the tombstone.

-- What callers can be. Every user is a user; the others are given to people one by one, or to programs by configuration.
CREATE TABLE roles (
    name        text PRIMARY KEY,
    description text    NOT NULL,
    grantable   boolean NOT NULL
);

INSERT INTO roles (name, description, grantable) VALUES
    ('user', 'reads and changes what is theirs', false),
    ('support', 'reads everything', true),
    ('admin', 'reads and changes everything, and operates the services', true),
    ('service', 'another service', false);

-- Which roles a user has beside the one everybody has.
CREATE TABLE permissions (
    user_id    bigint      NOT NULL,
    role       text        NOT NULL REFERENCES roles (name),
    granted_by text        NOT NULL,
    granted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, role)
);

-- Argon2id in the PHC string format: parameters, salt and hash.
CREATE TABLE credentials (
    user_id       bigint PRIMARY KEY,
    password_hash text        NOT NULL,
    changed_at    timestamptz NOT NULL DEFAULT now()
);

-- A sign-in and the refresh tokens that follow from it, of which one is valid at a time: only its SHA-256 is kept. A family
-- whose earlier token comes again is deleted.
CREATE TABLE refresh_families (
    id         uuid PRIMARY KEY,
    user_id    bigint      NOT NULL,
    token_hash bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);

CREATE INDEX refresh_families_user_id ON refresh_families (user_id);
CREATE INDEX refresh_families_expires_at ON refresh_families (expires_at);
