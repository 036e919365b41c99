CREATE SCHEMA inventory;

-- stock is what can still be reserved; what is reserved is not part of it. Room on the page keeps the many updates of a
-- product that sells well off the index.
CREATE TABLE inventory.products (
    id          uuid PRIMARY KEY,
    name        text           NOT NULL,
    description text           NOT NULL,
    price       numeric(14, 2) NOT NULL CHECK (price > 0),
    stock       bigint         NOT NULL CHECK (stock >= 0),
    reserved    bigint         NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    version     bigint         NOT NULL CHECK (version >= 1),
    created_at  timestamptz    NOT NULL,
    updated_at  timestamptz    NOT NULL
) WITH (fillfactor = 50);

-- Rows that are not held any more stay for a while, so that releasing one twice is known for what it is.
CREATE TABLE inventory.reservations (
    id         uuid PRIMARY KEY,
    product_id uuid        NOT NULL REFERENCES inventory.products,
    quantity   bigint      NOT NULL CHECK (quantity > 0),
    state      text        NOT NULL CHECK (state IN ('held', 'released', 'expired')),
    expires_at timestamptz NOT NULL,
    settled_at timestamptz,
    CHECK ((state = 'held') = (settled_at IS NULL))
);

CREATE INDEX reservations_due ON inventory.reservations (expires_at) WHERE state = 'held';
CREATE INDEX reservations_settled ON inventory.reservations (settled_at) WHERE state <> 'held';
