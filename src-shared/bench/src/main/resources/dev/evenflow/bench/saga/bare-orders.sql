-- The rows of an order, written as tersely as PostgreSQL lets them be: a function for every transaction of its saga. Each
-- gives the ids of the rows it put into the outbox. What a projection makes of the events is left out.
CREATE SCHEMA bare;

CREATE FUNCTION bare.happened(aggregate uuid, kind text, what text, number bigint) RETURNS void LANGUAGE sql AS $$
    INSERT INTO eventstore.events
      (aggregate_id, version, event_id, aggregate_type, type, schema, payload, metadata, recorded_at)
    VALUES (aggregate, number, gen_random_uuid(), kind, what, 1, jsonb_build_object('x', repeat('x', 100)),
      jsonb_build_object('x', repeat('x', 100)), now());
$$;

CREATE FUNCTION bare.told(aggregate uuid, VARIADIC types text[]) RETURNS SETOF bigint LANGUAGE sql AS $$
    INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload)
    SELECT gen_random_uuid(), aggregate::text, 1, type, 'order.events', repeat('x', 450) FROM unnest(types) AS type
    RETURNING id;
$$;

CREATE FUNCTION bare.handled(who text) RETURNS void LANGUAGE sql AS $$
    INSERT INTO inbox (consumer, message_id, answer) VALUES (who, gen_random_uuid(), 'done');
$$;

CREATE FUNCTION bare.turned(the_saga uuid, turn bigint) RETURNS void LANGUAGE sql AS $$
    UPDATE saga.instances SET state = jsonb_build_object('x', repeat('x', 900)), version = turn, sent = turn,
      status = CASE turn WHEN 5 THEN 'completed' ELSE 'in_progress' END,
      due_at = CASE WHEN turn < 5 THEN now() + interval '5 s' END, updated_at = now()
    WHERE id = the_saga;
$$;

CREATE FUNCTION bare.place(o uuid, s uuid, u bigint, wanted uuid[]) RETURNS SETOF bigint LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM orders.customers WHERE id = u;
    PERFORM 1 FROM orders.products WHERE id = ANY(wanted);
    PERFORM bare.happened(o, 'order', 'order_created', 1);
    INSERT INTO saga.instances
      (id, type, about, data, state, status, due_at, cause, sent, version, created_at, updated_at)
    VALUES (s, 'place-order', o, jsonb_build_object('x', repeat('x', 300)), jsonb_build_object('x', repeat('x', 500)),
      'in_progress', now() + interval '5 s', jsonb_build_object('x', repeat('x', 100)), 1, 1, now(), now());
    RETURN QUERY SELECT * FROM bare.told(o, 'order_created', 'process_payment');
END $$;

CREATE FUNCTION bare.pay(o uuid, s uuid, u bigint, wanted uuid[]) RETURNS SETOF bigint LANGUAGE plpgsql AS $$
DECLARE account uuid;
BEGIN
    SELECT account_id INTO account FROM payment.user_accounts WHERE user_id = u FOR UPDATE;
    PERFORM bare.happened(account, 'account', 'account_withdrawn',
        (SELECT max(version) + 1 FROM eventstore.events WHERE aggregate_id = account));
    INSERT INTO payment.payments VALUES (o, 'processed', account, 0.02, NULL, now());
    PERFORM bare.handled('payment');
    RETURN QUERY SELECT * FROM bare.told(o, 'account_withdrawn', 'payment_processed', 'step_done');
END $$;

CREATE FUNCTION bare.paid(o uuid, s uuid, u bigint, wanted uuid[]) RETURNS SETOF bigint LANGUAGE plpgsql AS $$
BEGIN
    PERFORM bare.turned(s, 2);
    PERFORM bare.happened(o, 'order', 'order_payment_debited', 2);
    RETURN QUERY SELECT * FROM bare.told(o, 'reserve_stock', 'order_payment_debited');
END $$;

CREATE FUNCTION bare.reserve(o uuid, s uuid, u bigint, wanted uuid[]) RETURNS SETOF bigint LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM inventory.products WHERE id = ANY(wanted) ORDER BY id FOR UPDATE;
    INSERT INTO inventory.order_stock VALUES (o, 'held', 2, NULL, now());
    INSERT INTO inventory.reservations (id, product_id, quantity, state, expires_at, order_id)
    SELECT gen_random_uuid(), product, 1, 'held', now() + interval '7 days', o FROM unnest(wanted) AS product;
    UPDATE inventory.products SET stock = stock - 1, reserved = reserved + 1, version = version + 1, updated_at = now()
    WHERE id = ANY(wanted);
    PERFORM bare.handled('inventory');
    RETURN QUERY SELECT * FROM bare.told(o, 'stock_reserved', 'stock_reserved', 'step_done');
END $$;

CREATE FUNCTION bare.reserved(o uuid, s uuid, u bigint, wanted uuid[]) RETURNS SETOF bigint LANGUAGE plpgsql AS $$
BEGIN
    PERFORM bare.turned(s, 3);
    PERFORM bare.happened(o, 'order', 'order_approved', 3);
    RETURN QUERY SELECT * FROM bare.told(o, 'schedule_shipment', 'order_approved');
END $$;

CREATE FUNCTION bare.ship(o uuid, s uuid, u bigint, wanted uuid[]) RETURNS SETOF bigint LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO shipping.shipments VALUES (o, 'scheduled', gen_random_uuid(), NULL, now());
    PERFORM bare.handled('shipping');
    RETURN QUERY SELECT * FROM bare.told(o, 'shipment_scheduled', 'step_done');
END $$;

CREATE FUNCTION bare.scheduled(o uuid, s uuid, u bigint, wanted uuid[]) RETURNS SETOF bigint LANGUAGE plpgsql AS $$
BEGIN
    PERFORM bare.turned(s, 4);
    RETURN QUERY SELECT * FROM bare.told(o, 'commit_stock');
END $$;

CREATE FUNCTION bare.sell(o uuid, s uuid, u bigint, wanted uuid[]) RETURNS SETOF bigint LANGUAGE plpgsql AS $$
BEGIN
    UPDATE inventory.order_stock SET state = 'sold', updated_at = now() WHERE order_id = o;
    UPDATE inventory.reservations SET state = 'sold', settled_at = now() WHERE order_id = o;
    PERFORM 1 FROM inventory.products WHERE id = ANY(wanted) ORDER BY id FOR UPDATE;
    UPDATE inventory.products SET reserved = reserved - 1, version = version + 1, updated_at = now()
    WHERE id = ANY(wanted);
    PERFORM bare.handled('inventory');
    RETURN QUERY SELECT * FROM bare.told(o, 'stock_updated', 'stock_updated', 'step_done');
END $$;

CREATE FUNCTION bare.sold(o uuid, s uuid, u bigint, wanted uuid[]) RETURNS SETOF bigint LANGUAGE plpgsql AS $$
BEGIN
    PERFORM bare.turned(s, 5);
    PERFORM bare.happened(o, 'order', 'order_confirmed', 4);
    RETURN QUERY SELECT * FROM bare.told(o, 'order_confirmed');
END $$;
