-- Orders with all their books, made for bench/restore.sh and RestoreTest: psql -v first=1 -v orders=1000. Every tenth waits for
-- the warehouse, the others are complete; each has two lines, a payment, a promise of stock, a fulfilment, a message.
\set ON_ERROR_STOP on
BEGIN;
INSERT INTO stock_level (sku, on_hand) SELECT 'RESTORE-' || n, 100000000 FROM generate_series(0, 999) n ON CONFLICT DO NOTHING;
INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, occurred_at)
SELECT sku, 'RECEIPT', on_hand, 0, 'restore', now() FROM stock_level l
 WHERE sku LIKE 'RESTORE-%' AND NOT EXISTS (SELECT FROM stock_movement m WHERE m.sku = l.sku);
CREATE TEMPORARY TABLE made ON COMMIT DROP AS
SELECT 70000000 + i AS id, 'R-' || i AS number, i % 10 <> 0 AS complete, now() AS at,
       ARRAY['RESTORE-' || i % 500, 'RESTORE-' || 500 + i % 500] AS skus
  FROM generate_series(:first, :first + :orders - 1) i;
INSERT INTO orders (id, number, access_key, channel, status, email, locale, ship_name, ship_line1, ship_city, ship_postal_code,
                    ship_country, currency, subtotal, shipping, tax, total, created_at, placed_at, shipped_at)
SELECT id, number, md5(number), 'web', CASE WHEN complete THEN 'COMPLETED' ELSE 'PLACED' END, 'restore-' || id || '@example.org',
       'en-GB', 'Restore Buyer', '1 High Street', 'Leeds', 'LS1 1AA', 'GB', 'GBP', 20, 3.95, 3.99, 23.95, at, at,
       CASE WHEN complete THEN at END FROM made;
INSERT INTO order_line (id, order_id, position, sku, name, quantity, unit_price, line_total, tax, tax_rate)
SELECT id * 2 + n, id, n, sku, 'A pen of many pens', 2, 5, 10, 1.665, 0.2 FROM made, unnest(skus) WITH ORDINALITY l (sku, n);
INSERT INTO order_history (id, order_id, to_status, actor, occurred_at) SELECT id, id, 'PLACED', 'shopper', at FROM made;
INSERT INTO payment (id, order_number, provider, idempotency_key, status, amount, currency, captured, created_at, settled_at)
SELECT id, number, 'simulated', 'restore-' || id, CASE WHEN complete THEN 'CAPTURED' ELSE 'AUTHORISED' END, 23.95, 'GBP',
       CASE WHEN complete THEN 23.95 ELSE 0 END, at, at FROM made;
INSERT INTO reservation (id, reference, state, created_at) SELECT id, number, 'CONFIRMED', at FROM made;
INSERT INTO reservation_line (reservation_id, sku, quantity, shipped)
SELECT id, sku, 2, CASE WHEN complete THEN 2 ELSE 0 END FROM made, unnest(skus) sku;
INSERT INTO fulfilment (id, fulfilment_id, order_number, state, requested_at)
SELECT id, 'F-' || id, number, CASE WHEN complete THEN 'SHIPPED' ELSE 'REQUESTED' END, at FROM made;
INSERT INTO fulfilment_line (fulfilment_id, sku, quantity, shipped)
SELECT id, sku, 2, CASE WHEN complete THEN 2 ELSE 0 END FROM made, unnest(skus) sku;
INSERT INTO shipment (id, fulfilment_id, carrier, tracking_number, shipped_at, recorded_at)
SELECT id, id, 'Carrier', 'T' || id, at, at FROM made WHERE complete;
INSERT INTO shipment_line (shipment_id, sku, quantity) SELECT id, sku, 2 FROM made, unnest(skus) sku WHERE complete;
INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, occurred_at)
SELECT sku, 'RESERVATION', 0, 2, number, at FROM made, unnest(skus) sku
UNION ALL SELECT sku, 'SHIPMENT', -2, -2, number, at FROM made, unnest(skus) sku WHERE complete;
UPDATE stock_level l SET on_hand = on_hand - m.gone, reserved = reserved + m.open
  FROM (SELECT sku, sum(CASE WHEN complete THEN 2 ELSE 0 END) AS gone, sum(CASE WHEN complete THEN 0 ELSE 2 END) AS open
          FROM made, unnest(skus) sku GROUP BY sku) m WHERE l.sku = m.sku;
INSERT INTO outbox (shard, address, topic, message_key, message_id, correlation_id, type, type_version, body, created_at, sent_at)
SELECT id % 8, 'meo.orders.events', true, number, 'restore-' || id, number, 'OrderPlaced', 1,
       jsonb_build_object('messageId', 'restore-' || id, 'orderNumber', number, 'text', repeat(md5(number), 12))::text, at, at FROM made;
COMMIT;
