-- Carts that are held and about to be placed, made for bench/placing.sh in a scratch store's database.
DROP SEQUENCE IF EXISTS bench_placing;
CREATE SEQUENCE bench_placing;
CREATE TABLE IF NOT EXISTS bench_goods AS
  SELECT row_number() OVER (ORDER BY l.sku) - 1 AS n, l.sku FROM stock_level l JOIN variant v ON v.sku = l.sku AND v.active
   WHERE l.on_hand - l.reserved >= 60 AND v.currency = 'GBP' ORDER BY l.sku LIMIT 200;
-- Earlier runs' carts, orders and holds stay apart: each run begins above them.
SELECT coalesce(max(id) - 1000000000, 0) AS begun FROM reservation WHERE id > 1000000000 \gset
SELECT setval('bench_placing', greatest(:begun, 1), :begun > 0);
INSERT INTO cart (id, token_hash, status, currency, created_at, updated_at)
  SELECT 1000000000 + n, decode(md5('bench' || n) || md5('cart' || n), 'hex'), 'OPEN', 'GBP', now(), now()
    FROM generate_series(:begun + 1, :begun + :carts) n ON CONFLICT DO NOTHING;
INSERT INTO cart_line (cart_id, sku, quantity, position)
  SELECT 1000000000 + each.n, g.sku, 1, 1 FROM generate_series(:begun + 1, :begun + :carts) AS each (n)
    JOIN bench_goods g ON g.n = each.n % (SELECT count(*) FROM bench_goods) ON CONFLICT DO NOTHING;
INSERT INTO checkout (cart_id, email, ship_name, ship_line1, ship_city, ship_postal_code, ship_country, shipping_method,
    payment_method, payment_token, payment_label, updated_at)
  SELECT 1000000000 + n, 'bench-' || n || '@example.org', 'Guest Buyer', '1 High Street', 'Leeds', 'LS1 1AA', 'GB', 'gb-standard',
         'card', 'sim_4242', '4242', now() FROM generate_series(:begun + 1, :begun + :carts) n;
INSERT INTO reservation (id, reference, state, expires_at, created_at)
  SELECT 1000000000 + n, 'cart:' || (1000000000 + n), 'HELD', now() + interval '1 day', now() FROM generate_series(:begun + 1, :begun + :carts) n;
INSERT INTO reservation_line (reservation_id, sku, quantity)
  SELECT l.cart_id, l.sku, l.quantity FROM cart_line l WHERE l.cart_id > 1000000000 + :begun;
ANALYZE cart, cart_line, checkout, reservation, reservation_line;
