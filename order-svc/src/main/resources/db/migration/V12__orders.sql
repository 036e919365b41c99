CREATE SCHEMA orders;

-- What an order has to know of products: a copy of its own, kept in step by their events. That of users is users.users.
CREATE TABLE orders.products (
    id      uuid PRIMARY KEY,
    name    text           NOT NULL,
    price   numeric(14, 2) NOT NULL,
    version bigint         NOT NULL
);
