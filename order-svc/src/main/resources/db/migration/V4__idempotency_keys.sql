-- The first answer to a request with an Idempotency-Key, written in the transaction of what the request did.
-- The answer's columns are empty only inside that transaction.
CREATE TABLE idempotency_keys (
    key         text PRIMARY KEY,
    fingerprint text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    status      integer,
    location    text,
    etag        text,
    body        text
);

CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);
