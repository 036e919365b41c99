-- What was reserved for an order as a whole. A release that comes first leaves a cancelled row, so that nothing is held after
-- it.
CREATE TABLE inventory.order_stock (
    order_id   uuid PRIMARY KEY,
    state      text        NOT NULL CHECK (state IN ('held', 'refused', 'released', 'sold', 'cancelled')),
    items      integer     NOT NULL CHECK (items >= 0),
    reason     text,
    updated_at timestamptz NOT NULL,
    CHECK ((state = 'refused') = (reason IS NOT NULL))
) WITH (fillfactor = 80);

-- Reservations of orders, and those that ended in a sale. What is sold is no part of the product's reserved any more, and
-- is never forgotten.
ALTER TABLE inventory.reservations
    ADD COLUMN order_id uuid,
    DROP CONSTRAINT reservations_state_check,
    ADD CONSTRAINT reservations_state_check CHECK (state IN ('held', 'released', 'expired', 'sold'));

CREATE UNIQUE INDEX reservations_of_order ON inventory.reservations (order_id, product_id) WHERE order_id IS NOT NULL;

DROP INDEX inventory.reservations_settled;
CREATE INDEX reservations_settled ON inventory.reservations (settled_at) WHERE state IN ('released', 'expired');
