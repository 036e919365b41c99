CREATE SCHEMA orders;

-- What an order has to know of users and products: copies of its own, kept in step by their events.
CREATE TABLE orders.customers (
    id      bigint PRIMARY KEY,
    name    text    NOT NULL,
    email   text    NOT NULL,
    active  boolean NOT NULL,
    version bigint  NOT NULL
);

CREATE TABLE orders.products (
    id      uuid PRIMARY KEY,
    name    text           NOT NULL,
    price   numeric(14, 2) NOT NULL,
    version bigint         NOT NULL
);
