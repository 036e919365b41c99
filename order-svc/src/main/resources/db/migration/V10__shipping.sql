CREATE SCHEMA shipping;

-- One shipment for each order. A cancellation that comes first leaves a withdrawn one, so that nothing is scheduled after it.
CREATE TABLE shipping.shipments (
    order_id    uuid PRIMARY KEY,
    state       text        NOT NULL CHECK (state IN ('scheduled', 'cancelled', 'failed', 'withdrawn')),
    shipment_id uuid UNIQUE,
    reason      text,
    updated_at  timestamptz NOT NULL,
    CHECK ((state IN ('scheduled', 'cancelled')) = (shipment_id IS NOT NULL)),
    CHECK ((state = 'failed') = (reason IS NOT NULL))
) WITH (fillfactor = 80);
