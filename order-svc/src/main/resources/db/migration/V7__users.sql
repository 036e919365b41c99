CREATE SCHEMA users;

-- The copy of user-svc's users. A deleted one stays without personal data, so that no late event brings them back.
CREATE TABLE users.users (
    id         bigint PRIMARY KEY,
    name       text        NOT NULL,
    email      text        NOT NULL,
    active     boolean     NOT NULL,
    deleted    boolean     NOT NULL,
    version    bigint      NOT NULL,
    updated_at timestamptz NOT NULL
);
