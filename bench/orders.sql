-- A million orders of the last three years for bench/orders.sh, most of them complete; two lines each, with ids far from
-- those that the store gives. Names and addresses are as often the same as people's are.
\set ON_ERROR_STOP on
BEGIN;
INSERT INTO orders (id, number, access_key, channel, status, email, locale, ship_name, ship_line1, ship_city, ship_postal_code,
                    ship_country, currency, subtotal, shipping, tax, total, customer_id, created_at, placed_at, shipped_at)
SELECT 50000000 + i, 'M-' || lpad(upper(to_hex(i / 65536)), 5, '0') || '-' || lpad(upper(to_hex(i % 65536)), 5, '0'), md5(i::text),
       CASE WHEN i % 20 = 0 THEN 'b2b' WHEN i % 1000 = 1 THEN 'fair' ELSE 'web' END,
       CASE WHEN i > 999900 THEN 'PENDING_PAYMENT' WHEN i > 998000 THEN 'PLACED' WHEN i % 5000 = 7 THEN 'PARTIALLY_SHIPPED'
            WHEN i > 980000 THEN 'SHIPPED' WHEN i % 33 = 0 THEN 'CANCELLED' WHEN i % 17 = 0 THEN 'PAYMENT_FAILED'
            ELSE 'COMPLETED' END,
       lower(f.name) || '.' || lower(l.name) || (i % 40000) || '@example.' || CASE WHEN i % 3 = 0 THEN 'com' ELSE 'org' END,
       'en-GB', f.name || ' ' || l.name, (i % 300) || ' High Street', 'Leeds', 'LS1 1AA', 'GB', 'GBP', 20, 3.95, 3.99, 23.95,
       CASE WHEN i % 3 = 0 THEN i % 50000 END,
       now() - (1000000 - i) * interval '94 seconds', now() - (1000000 - i) * interval '94 seconds',
       CASE WHEN i > 980000 AND i <= 998000 THEN now() - (1000000 - i) * interval '93 seconds' END
  FROM generate_series(1, 1000000) i
  JOIN (SELECT row_number() OVER () - 1 AS n, name FROM unnest(ARRAY['Anna', 'Ben', 'Chloe', 'Daniel', 'Ella', 'Finn', 'Grace',
        'Harry', 'Isla', 'Jack', 'Kate', 'Liam', 'Mia', 'Noah', 'Olivia', 'Peter', 'Quentin', 'Rosie', 'Sam', 'Thea', 'Uma',
        'Victor', 'Wilhelmina', 'Xenia', 'Yusuf', 'Zoe']) name) f ON f.n = i % 26
  JOIN (SELECT row_number() OVER () - 1 AS n, name FROM unnest(ARRAY['Smith', 'Jones', 'Taylor', 'Brown', 'Williams', 'Wilson',
        'Johnson', 'Davies', 'Robinson', 'Wright', 'Thompson', 'Evans', 'Walker', 'White', 'Roberts', 'Green', 'Hall', 'Wood',
        'Jackson', 'Clarke', 'Patel', 'Khan', 'Lewis', 'James', 'Phillips', 'Mason', 'Mitchell', 'Rose', 'Davis', 'Cox',
        'Rodrigues', 'Okafor', 'Nowak', 'Schmidt', 'Featherstonehaugh', 'Cholmondeley', 'Kowalski']) name) l
    ON l.n = (i / 26) % 37;
INSERT INTO order_line (id, order_id, position, sku, name, quantity, unit_price, line_total, tax, tax_rate)
SELECT 200000000 + (o.id - 50000000) * 2 + p, o.id, p, 'BENCH-' || (o.id % 500 + p), 'Pen', 2, 5, 10, 1.665, 0.2
  FROM orders o CROSS JOIN generate_series(1, 2) p WHERE o.id BETWEEN 50000001 AND 51000000;
COMMIT;
VACUUM (ANALYZE) orders;
VACUUM (ANALYZE) order_line;
