-- Accounts themselves are events; their read model makes its table by itself.
CREATE SCHEMA payment;

-- Which account was opened with a user: what keeps an event that comes twice from opening a second one.
CREATE TABLE payment.user_accounts (
    user_id    bigint PRIMARY KEY,
    account_id uuid        NOT NULL UNIQUE,
    opened_at  timestamptz NOT NULL DEFAULT now()
);
