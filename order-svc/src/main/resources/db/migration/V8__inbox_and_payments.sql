-- Messages whose effect is committed, and what was answered. Written and deleted once.
CREATE TABLE inbox (
    consumer   text        NOT NULL,
    message_id uuid        NOT NULL,
    answer     text        NOT NULL,
    handled_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, message_id)
);

CREATE INDEX inbox_handled_at ON inbox (handled_at);

-- One payment for each order. A refund that comes first leaves a cancelled one, so that nothing is taken after it.
CREATE TABLE payment.payments (
    order_id   uuid PRIMARY KEY,
    state      text        NOT NULL CHECK (state IN ('processed', 'failed', 'refunded', 'cancelled')),
    account_id uuid,
    amount     numeric CHECK (amount > 0),
    reason     text,
    updated_at timestamptz NOT NULL,
    CHECK ((state IN ('processed', 'refunded')) = (account_id IS NOT NULL)),
    CHECK ((state = 'cancelled') = (amount IS NULL)),
    CHECK ((state = 'failed') = (reason IS NOT NULL))
) WITH (fillfactor = 80);
