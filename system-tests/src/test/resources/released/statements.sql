DELETE FROM api_token WHERE customer_id = $1
;;
DELETE FROM api_token WHERE id = $1 AND customer_id = $2
;;
DELETE FROM cart WHERE id IN (
  SELECT id FROM cart WHERE status <> 'ORDERED' AND customer_id IS NULL AND updated_at < $1
   ORDER BY updated_at LIMIT $2 FOR UPDATE SKIP LOCKED)
;;
DELETE FROM cart_coupon WHERE cart_id = $1 AND code = $2
;;
DELETE FROM cart_gift_card WHERE cart_id = $1 AND gift_card_id = $2
;;
DELETE FROM cart_line WHERE cart_id = $1
;;
DELETE FROM cart_line WHERE cart_id = $1 AND sku = $2
;;
DELETE FROM cart_token WHERE cart_id = $1 AND token_hash IN (
  SELECT token_hash FROM cart_token WHERE cart_id = $1 ORDER BY created_at DESC OFFSET $2)
;;
DELETE FROM cart_token WHERE cart_id IN (SELECT id FROM cart WHERE customer_id = $1)
;;
DELETE FROM catalog_import_content c USING catalog_import i
 WHERE i.id = c.import_id AND i.state IN ('FINISHED', 'FAILED', 'CANCELLED')
;;
DELETE FROM catalog_import_rejection WHERE import_id = $1
;;
DELETE FROM catalog_import_rejection r USING catalog_import i WHERE i.id = r.import_id AND i.ended_at < $1
;;
DELETE FROM checkout WHERE lower(email) = lower($1)
;;
DELETE FROM customer WHERE lower(email) = lower($1) AND id <> $2 AND verified_at IS NULL
;;
DELETE FROM customer WHERE verified_at IS NULL AND deleted_at IS NULL AND id IN (
  SELECT customer_id FROM customer_token WHERE purpose = 'VERIFY' AND expires_at < $1
  ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)
;;
DELETE FROM customer_address WHERE customer_id = $1
;;
DELETE FROM customer_address WHERE id = $2 AND customer_id = $1
;;
DELETE FROM customer_recovery_code WHERE customer_id = $1
;;
DELETE FROM customer_recovery_code WHERE customer_id = $1 AND code_hash = $2
;;
DELETE FROM customer_role WHERE customer_id = $1
;;
DELETE FROM customer_session WHERE customer_id = $1 AND id <> $2
;;
DELETE FROM customer_session WHERE id = $1 AND customer_id = $2
;;
DELETE FROM customer_session WHERE id IN (
  SELECT id FROM customer_session WHERE customer_id = $1 ORDER BY id DESC OFFSET $2)
;;
DELETE FROM customer_session WHERE id IN (SELECT id FROM customer_session WHERE expires_at < $1
  ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)
;;
DELETE FROM customer_session WHERE token_hash = $1 RETURNING customer_id
;;
DELETE FROM customer_token WHERE customer_id = $1
;;
DELETE FROM customer_token WHERE customer_id = $1 AND purpose = 'RESET'
;;
DELETE FROM customer_token WHERE customer_id = $1 AND purpose = $2
;;
DELETE FROM customer_token WHERE id IN (SELECT id FROM customer_token WHERE expires_at < $1
  ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)
;;
DELETE FROM customer_token WHERE token_hash = $1 AND purpose = 'EMAIL' AND expires_at > $2
RETURNING customer_id, email
;;
DELETE FROM customer_token WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3 RETURNING customer_id
;;
DELETE FROM event WHERE id IN (
  SELECT id FROM event WHERE created_at < $1 ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)
;;
DELETE FROM inbox WHERE (partner, message_id) IN (
  SELECT partner, message_id FROM inbox WHERE received_at < $1 ORDER BY received_at LIMIT $2 FOR UPDATE SKIP LOCKED)
;;
DELETE FROM listing l
 WHERE l.product_id = ANY ($1)
   AND NOT EXISTS (SELECT FROM product p JOIN variant v ON v.product_id = p.id AND v.active
                    WHERE p.id = l.product_id AND p.active)
;;
DELETE FROM login_attempt WHERE key_hash = $1
;;
DELETE FROM login_attempt WHERE key_hash IN (SELECT key_hash FROM login_attempt WHERE last_at < $1
  ORDER BY last_at LIMIT $2 FOR UPDATE SKIP LOCKED)
;;
DELETE FROM notification WHERE id IN (
  SELECT id FROM notification WHERE sent_at < $1 ORDER BY sent_at LIMIT $2 FOR UPDATE SKIP LOCKED)
;;
DELETE FROM notification WHERE lower(recipient) = lower($1)
;;
DELETE FROM outbox WHERE id IN (
  SELECT id FROM outbox WHERE sent_at < $1 ORDER BY sent_at LIMIT $2 FOR UPDATE SKIP LOCKED)
;;
DELETE FROM payment_event WHERE (provider, event_id) IN (
  SELECT provider, event_id FROM payment_event WHERE received_at < $1 ORDER BY received_at LIMIT $2
  FOR UPDATE SKIP LOCKED)
;;
DELETE FROM picture WHERE hash = $1 AND name = $2
;;
DELETE FROM product_former_slug WHERE slug = ANY ($1::text[])
;;
DELETE FROM product_picture s USING product p
 WHERE p.id = s.product_id AND p.slug = ANY ($1::text[])
   AND NOT EXISTS (SELECT FROM unnest($2::text[], $3::integer[], $4::text[], $5::text[], $6::text[])
                               AS u (slug, position, picture, alt, alt_de)
                    WHERE u.slug = p.slug AND u.position = s.position AND u.picture = s.picture
                      AND u.alt = s.alt AND u.alt_de IS NOT DISTINCT FROM s.alt_de)
RETURNING p.slug
;;
DELETE FROM promotion_amount WHERE promotion_id = $1
;;
DELETE FROM promotion_category WHERE promotion_id = $1
;;
DELETE FROM reconciliation_run WHERE id <= (SELECT id FROM reconciliation_run ORDER BY id DESC OFFSET $1 LIMIT 1)
;;
DELETE FROM replay WHERE id IN (
  SELECT id FROM replay WHERE ended_at < $1 ORDER BY ended_at LIMIT $2 FOR UPDATE SKIP LOCKED)
;;
DELETE FROM shown_change WHERE changed_at < now() - interval '10 minutes'
;;
DELETE FROM simulated_event WHERE id = $1
;;
DELETE FROM stock_alert WHERE id = $1
;;
DELETE FROM stock_alert WHERE id IN (
  SELECT id FROM stock_alert WHERE created_at < $1 ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)
;;
DELETE FROM stock_alert WHERE lower(email) = (SELECT lower(email) FROM stock_alert WHERE token_hash = $1)
;;
DELETE FROM stock_alert WHERE lower(email) = lower($1)
;;
DELETE FROM stock_signal WHERE id IN (SELECT id FROM stock_signal ORDER BY id LIMIT $1) RETURNING sku
;;
DELETE FROM text_message WHERE id IN (
  SELECT id FROM text_message WHERE sent_at < $1 ORDER BY sent_at LIMIT $2 FOR UPDATE SKIP LOCKED)
;;
DELETE FROM variant_price s USING variant v
 WHERE v.id = s.variant_id AND v.sku = ANY ($1::text[])
   AND (s.currency = v.currency OR s.currency = ANY ($2::text[]))
   AND NOT EXISTS (SELECT FROM unnest($3::text[], $4::text[]) AS u (sku, currency)
                    WHERE u.sku = v.sku AND u.currency = s.currency)
RETURNING v.sku
;;
DELETE FROM wish_list WHERE id IN (
  SELECT id FROM wish_list WHERE updated_at < $1 ORDER BY updated_at LIMIT $2 FOR UPDATE SKIP LOCKED)
;;
DELETE FROM wish_list_item WHERE wish_list_id = $1 AND sku = $2
;;
INSERT INTO api_token (customer_id, token_hash, name, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)
;;
INSERT INTO audit_event (id, occurred_at, kind, customer_id, actor_id, detail, previous_hash, hash)
VALUES ($1, $2, $3, CAST($4 AS bigint), CAST($5 AS bigint), $6, $7, $8)
;;
INSERT INTO cart (id, token_hash, status, currency, customer_id, created_at, updated_at)
VALUES (nextval('cart_seq'), $1, 'OPEN', $2, CAST(CAST($3 AS text) AS bigint), $4, $4) RETURNING id
;;
INSERT INTO cart_coupon (cart_id, code) SELECT $2, code FROM cart_coupon WHERE cart_id = $1 ON CONFLICT DO NOTHING
;;
INSERT INTO cart_coupon (cart_id, code) VALUES ($1, $2) ON CONFLICT DO NOTHING
;;
INSERT INTO cart_gift_card (cart_id, gift_card_id, added_at) SELECT $2, gift_card_id, added_at FROM cart_gift_card WHERE cart_id = $1 ON CONFLICT DO NOTHING
;;
INSERT INTO cart_gift_card (cart_id, gift_card_id, added_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
;;
INSERT INTO cart_line (cart_id, sku, quantity, position)
SELECT $1, $2, $3, coalesce(max(l.position), 0) + 1 FROM cart_line l WHERE l.cart_id = $1
ON CONFLICT (cart_id, sku) DO UPDATE SET quantity = cart_line.quantity + excluded.quantity
  WHERE cart_line.quantity + excluded.quantity <= $4
RETURNING quantity, quantity = $3 AND (SELECT count(*) FROM cart_line WHERE cart_id = $1) >= $5,
          $3 + (SELECT coalesce(sum(quantity), 0) FROM cart_line WHERE cart_id = $1)
;;
INSERT INTO cart_line (cart_id, sku, quantity, position)
SELECT $1, l.sku, l.quantity, l.position
  FROM json_to_recordset(CAST($2 AS json)) AS l (sku text, quantity integer, position integer)
ON CONFLICT (cart_id, sku) DO UPDATE SET quantity = excluded.quantity, position = excluded.position
;;
INSERT INTO cart_token (token_hash, cart_id, created_at) VALUES ($1, $2, $3)
ON CONFLICT (token_hash) DO UPDATE SET cart_id = excluded.cart_id
;;
INSERT INTO catalog_import (source, started_at) VALUES ($1, $2) RETURNING id
;;
INSERT INTO catalog_import (source, started_at, state, mode, dry_run) VALUES ($1, $2, 'RECEIVING', $3, $4)
RETURNING id
;;
INSERT INTO catalog_import_content (import_id, position, content)
SELECT id, $1, $2 FROM catalog_import WHERE id = $3 AND state = 'RECEIVING'
;;
INSERT INTO catalog_import_rejection (import_id, line, sku, code, reason)
SELECT $1, u.* FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[]) AS u
;;
INSERT INTO category (id, slug, position, name, name_de, description, description_de)
SELECT nextval('category_seq'), u.slug, u.position, u.name, u.name_de, u.description, u.description_de
  FROM (SELECT * FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::text[])
          WITH ORDINALITY AS u (slug, position, name, name_de, description, description_de, place)
         ORDER BY place) u
    ON CONFLICT (slug) DO NOTHING
;;
INSERT INTO channel (code, name, agreed_prices, opens_customers, credit_limit, payment_days) VALUES
  ('b2b', 'Business customers', true, true, 1000000.00, 30),
  ('marketplace', 'Marketplace', false, false, 0, 30)
ON CONFLICT (code) DO NOTHING
;;
INSERT INTO checkout (cart_id, email, phone, ship_name, ship_line1, ship_line2, ship_city, ship_region,
    ship_postal_code, ship_country, bill_name, bill_line1, bill_line2, bill_city, bill_region, bill_postal_code,
    bill_country, updated_at)
SELECT c.id, $2, CAST($3 AS text), $4, $5, CAST($6 AS text), $7, CAST($8 AS text), $9, $10, CAST($11 AS text),
       CAST($12 AS text), CAST($13 AS text), CAST($14 AS text), CAST($15 AS text), CAST($16 AS text),
       CAST($17 AS text), $18
  FROM cart c WHERE c.id = coalesce((SELECT t.cart_id FROM cart_token t WHERE t.token_hash = $1),
                (SELECT o.id FROM cart o WHERE o.token_hash = $1))   AND c.status = 'OPEN'
ON CONFLICT (cart_id) DO UPDATE SET email = excluded.email, phone = excluded.phone,
    ship_name = excluded.ship_name, ship_line1 = excluded.ship_line1, ship_line2 = excluded.ship_line2,
    ship_city = excluded.ship_city, ship_region = excluded.ship_region,
    ship_postal_code = excluded.ship_postal_code, ship_country = excluded.ship_country,
    bill_name = excluded.bill_name, bill_line1 = excluded.bill_line1, bill_line2 = excluded.bill_line2,
    bill_city = excluded.bill_city, bill_region = excluded.bill_region,
    bill_postal_code = excluded.bill_postal_code, bill_country = excluded.bill_country,
    updated_at = excluded.updated_at
;;
INSERT INTO coupon (promotion_id, code, max_uses, max_uses_customer, valid_until, created_at)
SELECT id, $2, CAST(CAST($3 AS text) AS integer), CAST(CAST($4 AS text) AS integer),
       CAST(CAST($5 AS text) AS timestamptz), $6 FROM promotion WHERE id = $1 AND with_coupon
ON CONFLICT (code) DO NOTHING
;;
INSERT INTO coupon_customer (coupon_id, customer, uses)
SELECT $1, decode(k.customer, 'hex'), 1 FROM unnest(string_to_array($2, ',')) k (customer)
ON CONFLICT (coupon_id, customer) DO UPDATE SET uses = coupon_customer.uses + 1
 WHERE coupon_customer.uses < $3
;;
INSERT INTO coupon_redemption (coupon_id, kind, order_number, customers, occurred_at)
SELECT $1, 'REDEEM', $2, ARRAY(SELECT decode(k.customer, 'hex') FROM unnest(string_to_array($3, ',')) k (customer)), $4
;;
INSERT INTO coupon_redemption (coupon_id, kind, order_number, customers, occurred_at)
SELECT r.coupon_id, 'GIVE_BACK', r.order_number, r.customers, $2
  FROM coupon_redemption r JOIN coupon c ON c.id = r.coupon_id
 WHERE r.order_number = $1 AND r.kind = 'REDEEM' ORDER BY c.code
ON CONFLICT (order_number, coupon_id, kind) DO NOTHING RETURNING coupon_id
;;
INSERT INTO credit_account AS a (customer_id, currency, credit_limit) VALUES ($1, $2, $3)
ON CONFLICT (customer_id) DO UPDATE SET currency = excluded.currency, credit_limit = excluded.credit_limit
WHERE a.currency = excluded.currency OR a.used = 0
;;
INSERT INTO credit_entry (customer_id, entry_key, charge_key, kind, delta, actor, occurred_at)
SELECT e.id, 'order:' || e.key, e.key, 'ORDER', e.delta, $1, $2
  FROM unnest($3::bigint[], $4::text[], $5::numeric[]) AS e (id, key, delta)
;;
INSERT INTO credit_entry (customer_id, entry_key, charge_key, kind, delta, actor, occurred_at)
VALUES ($1, $2, $3, 'ORDER', $4, 'shopper', $5)
;;
INSERT INTO customer (email, name, password_hash, language, created_at, password_changed_at)
VALUES ($1, $2, $3, $4, $5, $5)
ON CONFLICT (lower(email)) DO UPDATE SET email = excluded.email, name = excluded.name,
  password_hash = excluded.password_hash, language = excluded.language, password_changed_at = $5
WHERE customer.verified_at IS NULL RETURNING id
;;
INSERT INTO customer (email, name, password_hash, language, created_at, verified_at, password_changed_at)
VALUES ($1, $2, $3, $4, $5, $5, $5) ON CONFLICT DO NOTHING RETURNING id
;;
INSERT INTO customer_address (customer_id, name, line1, line2, city, region, postal_code, country, is_default)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id
;;
INSERT INTO customer_recovery_code (customer_id, code_hash) VALUES ($1, $2)
;;
INSERT INTO customer_role (customer_id, role) VALUES ($1, $2)
;;
INSERT INTO customer_session (customer_id, token_hash, remembered, awaits_code, created_at, last_seen_at,
                              expires_at, network, agent)
VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)
;;
INSERT INTO customer_token (customer_id, purpose, token_hash, email, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6)
;;
INSERT INTO document (kind, year, sequence, number, order_number, occasion, content, issued_at)
VALUES ($1, $2, $3, $4, $5, $6, CAST($7 AS jsonb), $8)
;;
INSERT INTO document_counter (kind, year, last) VALUES ($1, $2, 1)
ON CONFLICT (kind, year) DO UPDATE SET last = document_counter.last + 1 RETURNING last
;;
INSERT INTO facet_value (facet, value, name)
SELECT DISTINCT ON (w.facet, w.key) w.facet, w.key, left(upper(left(w.said, 1)) || substr(w.said, 2), 100)
  FROM (SELECT 'brand' AS facet, facet_key(p.brand) AS key, p.brand AS said
          FROM product p WHERE p.id = ANY ($1) AND p.brand IS NOT NULL
        UNION
        SELECT f.code, facet_key(o.fact ->> 'value'), o.fact ->> 'value'
          FROM variant v
         CROSS JOIN LATERAL jsonb_array_elements(v.options) o (fact)
          JOIN facet f ON f.code = o.fact ->> 'name' AND f.code NOT IN ('brand', 'price', 'rating', 'stock')
         WHERE v.product_id = ANY ($2) AND v.active) w
 WHERE w.key IS NOT NULL
   AND NOT EXISTS (SELECT FROM facet_alias a WHERE a.facet = w.facet AND a.alias = w.key)
   AND NOT EXISTS (SELECT FROM facet_value v WHERE v.facet = w.facet AND v.value = w.key)
 ORDER BY w.facet, w.key, w.said
    ON CONFLICT (facet, value) DO NOTHING
;;
INSERT INTO fulfilment_history (fulfilment_id, from_state, to_state, actor, reason, occurred_at)
VALUES ($1, $2, $3, $4, $5, $6)
;;
INSERT INTO gift_card (code_hash, last_characters, currency, balance, expires_at, created_at, request)
VALUES ($1, $2, $3, $4, CAST($5 AS timestamptz), $6, CAST($7 AS uuid)) ON CONFLICT (request) DO NOTHING RETURNING id
;;
INSERT INTO gift_card_entry (gift_card_id, kind, amount, order_number, actor, reason, occurred_at)
VALUES ($1, $2, $3, CAST($4 AS text), $5, $6, $7)
;;
INSERT INTO goods_return (order_number, state, reason, note, currency, worth, requested_at)
VALUES ($1, 'REQUESTED', $2, $3, $4, $5, $6) RETURNING id
;;
INSERT INTO goods_return_history (return_id, from_state, to_state, actor, reason, occurred_at)
VALUES ($1, $2, $3, $4, $5, $6)
;;
INSERT INTO goods_return_line (return_id, sku, quantity, worth) VALUES ($1, $2, $3, $4)
;;
INSERT INTO inbox (partner, message_id, type, received_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (partner, message_id) DO NOTHING
;;
INSERT INTO inbox (partner, message_id, type, received_at, content, answer)
SELECT m.partner, m.id, $1, $2, m.content, m.answer
  FROM unnest($3::text[], $4::text[], $5::bytea[], $6::text[]) AS m (partner, id, content, answer)
ON CONFLICT (partner, message_id) DO NOTHING
;;
INSERT INTO location_stock (sku, location_id, on_hand, counted_at)
SELECT sku, $2, 0, CAST($3 AS timestamptz) FROM unnest(CAST($1 AS text[])) AS c (sku)
ON CONFLICT (sku, location_id) DO UPDATE SET counted_at = excluded.counted_at
;;
INSERT INTO login_attempt (key_hash, tries, last_at, open_at) VALUES ($1, 0, $2, $2) ON CONFLICT DO NOTHING
;;
INSERT INTO notification (occasion, recipient, subject, body_text, body_html, created_at, next_attempt_at)
VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (occasion) DO NOTHING
;;
INSERT INTO order_history (id, order_id, from_status, to_status, actor, occurred_at)
SELECT h.id, h.order_id, h.from_status, h.to_status, $1, $2
  FROM unnest($3::bigint[], $4::bigint[], $5::text[], $6::text[]) AS h (id, order_id, from_status, to_status)
;;
INSERT INTO order_line (id, order_id, position, sku, name, label, picture, quantity, unit_price, line_total, discount,
                        tax, tax_rate)
SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::integer[],
                     $9::numeric[], $10::numeric[], $11::numeric[], $12::numeric[], $13::numeric[])
;;
INSERT INTO orders (id, version, created_at, placed_at, number, access_key, channel, external_id, status, customer_id,
    email, phone, locale, ship_name, ship_line1, ship_line2, ship_city, ship_region, ship_postal_code, ship_country,
    bill_name, bill_line1, bill_line2, bill_city, bill_region, bill_postal_code, bill_country, currency, subtotal,
    discount, shipping, tax, tax_included, total, gift_cards, shipping_method, payment_method, price_trace,
    partner_customer, payment_days, note, requested_at, request_hash)
SELECT o.id, 1, $1, $2, o.number, o.access_key, o.channel, o.external_id, o.status, o.customer_id, o.email, o.phone,
       o.locale, o.ship_name, o.ship_line1, o.ship_line2, o.ship_city, o.ship_region, o.ship_postal_code, o.ship_country,
       o.bill_name, o.bill_line1, o.bill_line2, o.bill_city, o.bill_region, o.bill_postal_code, o.bill_country,
       o.currency, o.subtotal, o.discount, o.shipping, o.tax, o.tax_included, o.total, o.gift_cards,
       o.shipping_method, o.payment_method, o.price_trace, o.partner_customer, o.payment_days, o.note,
       o.requested_at, o.request_hash
  FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::text[], $11::text[],
              $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[], $20::text[],
              $21::text[], $22::text[], $23::text[], $24::text[], $25::text[], $26::text[], $27::text[], $28::numeric[], $29::numeric[],
              $30::numeric[], $31::numeric[], $32::boolean[], $33::numeric[], $34::numeric[], $35::text[], $36::text[], $37::text[],
              $38::text[], $39::integer[], $40::text[], $41::timestamptz[], $42::bytea[])
         AS o (id, number, access_key, channel, external_id, status, customer_id, email, phone, locale,
               ship_name, ship_line1, ship_line2, ship_city, ship_region, ship_postal_code, ship_country,
               bill_name, bill_line1, bill_line2, bill_city, bill_region, bill_postal_code, bill_country,
               currency, subtotal, discount, shipping, tax, tax_included, total, gift_cards, shipping_method,
               payment_method, price_trace, partner_customer, payment_days, note, requested_at, request_hash)
;;
INSERT INTO outbox (shard, address, topic, message_key, message_id, correlation_id, type, type_version,
                    properties, body, created_at)
SELECT m.shard, m.address, m.topic, m.key, m.id, m.correlation, m.type, m.version, m.properties::jsonb, m.body, $1
  FROM unnest($2::smallint[], $3::text[], $4::boolean[], $5::text[], $6::text[], $7::text[], $8::text[], $9::integer[],
              $10::text[], $11::text[]) WITH ORDINALITY
         AS m (shard, address, topic, key, id, correlation, type, version, properties, body, position)
 ORDER BY m.position
ON CONFLICT (message_id) DO NOTHING
;;
INSERT INTO outbox (shard, address, topic, message_key, message_id, correlation_id, type, type_version,
                    properties, body, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CAST($9 AS jsonb), $10, $11)
ON CONFLICT (message_id) DO NOTHING
;;
INSERT INTO partner_customer (id, channel, external_id, name, payment_days, opened_at)
VALUES (nextval(pg_get_serial_sequence('customer', 'id')), $1, $2, $3, $4, $5)
ON CONFLICT (channel, external_id) DO NOTHING RETURNING id
;;
INSERT INTO payment (id, order_number, provider, idempotency_key, status, amount, currency, prepaid, card_last4,
                     created_at, next_check_at)
VALUES (nextval('payment_seq'), $1, $2, $3, 'INTENDED', $4, $5, $6, CAST($7 AS char(4)), $8, $9)
;;
INSERT INTO payment_event (provider, event_id, type, received_at) VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING
;;
INSERT INTO payment_operation
  (payment_id, kind, status, idempotency_key, amount, actor, reason, requested_at, next_attempt_at)
SELECT id, 'CAPTURE', 'REQUESTED', idempotency_key || ':capture', amount, 'fulfilment', '', $2, $2
FROM payment WHERE order_number = $1 AND status = 'AUTHORISED'
ON CONFLICT (idempotency_key) DO NOTHING
;;
INSERT INTO payment_operation
  (payment_id, kind, status, idempotency_key, amount, actor, reason, requested_at, next_attempt_at)
SELECT p.id, 'VOID', 'REQUESTED',
       p.idempotency_key || ':void:' || (SELECT count(*) FROM payment_operation o WHERE o.payment_id = p.id),
       p.amount, $2, $3, $4, $4
FROM payment p
WHERE p.idempotency_key = $1 AND p.status IN ('DECLINED', 'VOIDING', 'VOIDED')
  AND NOT EXISTS (SELECT FROM payment_operation o WHERE o.payment_id = p.id AND o.kind = 'VOID'
                  AND o.status = 'REQUESTED' AND o.attempts = 0)
ON CONFLICT (idempotency_key) DO NOTHING
;;
INSERT INTO payment_operation (payment_id, refund_id, kind, status, idempotency_key, amount, actor, reason,
                               requested_at, next_attempt_at)
VALUES ($1, $2, 'REFUND', 'REQUESTED', $3, $4, $5, $6, $7, $7)
;;
INSERT INTO picture (hash, name, type, width, height, transparent, widths, bytes, created_at)
SELECT hash, $1, type, width, height, transparent, widths, bytes, $2 FROM picture WHERE hash = $3 AND type = $4
 ORDER BY version DESC LIMIT 1 FOR KEY SHARE
ON CONFLICT (hash, name) DO UPDATE SET version = DEFAULT, created_at = excluded.created_at
;;
INSERT INTO picture (hash, name, type, width, height, transparent, widths, bytes, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (hash, name) DO UPDATE SET version = DEFAULT, created_at = excluded.created_at
;;
INSERT INTO product_picture AS s (product_id, position, picture, alt, alt_de)
SELECT p.id, u.position, u.picture, u.alt, u.alt_de
  FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[])
       AS u (slug, position, picture, alt, alt_de)
  LEFT JOIN product p ON p.slug = u.slug
    ON CONFLICT (product_id, position) DO NOTHING
RETURNING (SELECT p.slug FROM product p WHERE p.id = s.product_id)
;;
INSERT INTO promotion (name, kind, percent, buy, get, tiers, created_at)
VALUES ($1, $2, CAST(CAST($3 AS text) AS numeric), CAST(CAST($4 AS text) AS integer), CAST(CAST($5 AS text) AS integer),
        CAST($6 AS jsonb), $7) RETURNING id
;;
INSERT INTO promotion_amount (promotion_id, currency, amount, minimum)
VALUES ($1, $2, CAST(CAST($3 AS text) AS numeric), CAST(CAST($4 AS text) AS numeric))
;;
INSERT INTO promotion_category (promotion_id, category_id)
SELECT $1, c.id FROM category c WHERE c.slug IN (SELECT json_array_elements_text(CAST($2 AS json)))
;;
INSERT INTO reconciliation_run (started_at, finished_at, findings, report)
VALUES ($1, $2, $3, CAST($4 AS jsonb))
;;
INSERT INTO refund (payment_id, order_number, status, amount, prepaid_amount, currency, reason, actor, requested_at)
VALUES ($1, $2, 'REQUESTED', $3, $4, $5, $6, $7, $8) RETURNING id
;;
INSERT INTO replay (partner, message_id, correlation_id, reply_to, address, types, from_at, to_at, asked_at)
VALUES ($1, $2, $3, $4, $5, CAST($6 AS text[]), $7, $8, $9)
;;
INSERT INTO reservation (id, reference, state, expires_at, created_at)
VALUES (nextval('reservation_seq'), $1, $2, CAST($3 AS timestamptz), $4) RETURNING id
;;
INSERT INTO reservation_line (reservation_id, sku, quantity)
SELECT $1, sku, quantity FROM unnest(CAST($2 AS text[]), CAST($3 AS integer[])) AS l (sku, quantity)
;;
INSERT INTO review AS r (order_number, product_id, sku, rating, title, body, display_name, language, state,
                         moderation_hash, decided_by, decided_at, created_at, written_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, CAST($12 AS timestamptz), $13, $13)
ON CONFLICT (order_number, product_id) DO UPDATE SET
   rating = excluded.rating, title = excluded.title, body = excluded.body,
   display_name = excluded.display_name, language = excluded.language, state = excluded.state,
   revision = r.revision + 1, moderation_hash = excluded.moderation_hash,
   decided_by = excluded.decided_by, decided_at = excluded.decided_at, decision_reason = '',
   written_at = excluded.written_at
WHERE (r.rating, r.title, r.body, r.display_name)
      IS DISTINCT FROM (excluded.rating, excluded.title, excluded.body, excluded.display_name)
RETURNING id, revision
;;
INSERT INTO shipment (id, fulfilment_id, carrier, tracking_number, shipped_at, recorded_at)
VALUES (nextval('shipment_seq'), $1, $2, $3, $4, $5) RETURNING id
;;
INSERT INTO shipment_line (shipment_id, sku, quantity) VALUES ($1, $2, $3)
;;
INSERT INTO simulated_charge (charge_key, reference, state, token, amount, currency, decline, return_url, created_at)
VALUES ($1, $2, $3, $4, $5, $6, CAST($7 AS text), CAST($8 AS text), $9) ON CONFLICT (charge_key) DO NOTHING
;;
INSERT INTO simulated_charge AS c (charge_key, reference, state, amount, currency, created_at)
VALUES ($1, $2, 'VOIDED', $3, $4, $5)
ON CONFLICT (charge_key) DO UPDATE
  SET state = CASE WHEN c.state = 'CAPTURED' THEN c.state ELSE 'VOIDED' END
RETURNING state, reference
;;
INSERT INTO simulated_event (event_id, type, charge_key, send_at)
SELECT $1, $2, $3, $4 FROM generate_series(1, $5)
;;
INSERT INTO simulated_refund (refund_key, charge_key, amount)
SELECT $1, charge_key, $3 FROM simulated_charge
WHERE charge_key = $2 AND state = 'CAPTURED' AND captured - refunded >= $3
ON CONFLICT (refund_key) DO NOTHING
;;
INSERT INTO stock_alert (sku, email, language, product_slug, client_hash, created_at, due_at)
SELECT $1, $2, $3, $4, $5, $6, CASE WHEN $7 THEN CAST($6 AS timestamptz) END
WHERE (SELECT count(*) FROM stock_alert WHERE lower(email) = lower($2) AND mailed_at IS NULL) < $8
  AND (SELECT count(*) FROM stock_alert WHERE client_hash = $5 AND created_at > $9) < $10
ON CONFLICT (sku, lower(email)) WHERE mailed_at IS NULL DO NOTHING
;;
INSERT INTO stock_checkpoint AS c (sku, on_hand, reserved)
SELECT sku, sum(on_hand_delta), sum(reserved_delta) FROM stock_movement WHERE id > $1 AND id <= $2 GROUP BY sku
ON CONFLICT (sku) DO UPDATE SET on_hand = c.on_hand + excluded.on_hand, reserved = c.reserved + excluded.reserved
;;
INSERT INTO stock_level (on_hand, sku) VALUES ($1, $2) ON CONFLICT (sku) DO NOTHING
;;
INSERT INTO stock_location (code, name, country, priority, active) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (code) DO UPDATE SET name = excluded.name, country = excluded.country, priority = excluded.priority,
                                 active = excluded.active
;;
INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, occurred_at, location_id, note, actor,
                            effective_at)
SELECT m.sku, m.kind, m.on_hand, m.reserved, m.reference, $1, nullif(m.location, 0), m.note, m.actor, m.effective
  FROM unnest($2::text[], $3::text[], $4::integer[], $5::integer[], $6::text[], $7::integer[], $8::text[], $9::text[],
              $10::timestamptz[]) WITH ORDINALITY
         AS m (sku, kind, on_hand, reserved, reference, location, note, actor, effective, position)
 ORDER BY m.position
;;
INSERT INTO stock_signal (sku) SELECT unnest(CAST($1 AS text[]))
;;
INSERT INTO stock_standing (sku, standing, since)
SELECT sku, standing, CAST($3 AS timestamptz) FROM unnest(CAST($1 AS text[]), CAST($2 AS smallint[])) AS c (sku, standing)
ON CONFLICT (sku) DO UPDATE SET standing = excluded.standing, since = excluded.since
;;
INSERT INTO text_message (occasion, recipient, body, created_at, next_attempt_at)
VALUES ($1, $2, $3, $4, $4) ON CONFLICT (occasion) DO NOTHING
;;
INSERT INTO variant_price AS s (variant_id, currency, price, compare_at)
SELECT v.id, u.currency, u.price, u.compare_at
  FROM unnest($1::text[], $2::numeric[], $3::numeric[], $4::text[]) AS u (sku, price, compare_at, currency)
  JOIN variant v ON v.sku = u.sku
 ORDER BY v.id, u.currency
    ON CONFLICT (variant_id, currency) DO UPDATE SET price = excluded.price, compare_at = excluded.compare_at
 WHERE (s.price, s.compare_at) IS DISTINCT FROM (excluded.price, excluded.compare_at)
RETURNING (SELECT v.product_id FROM variant v WHERE v.id = s.variant_id)
;;
INSERT INTO variant_price AS s (variant_id, currency, price, compare_at)
SELECT v.id, u.currency, u.price, u.compare_at
  FROM unnest($1::text[], $2::text[], $3::numeric[], $4::numeric[], $5::boolean[])
       AS u (sku, currency, price, compare_at, compared)
  LEFT JOIN variant v ON v.sku = u.sku
  LEFT JOIN variant_price o ON o.variant_id = v.id AND o.currency = u.currency
 WHERE o.variant_id IS NULL OR o.price <> u.price OR u.compared AND o.compare_at IS DISTINCT FROM u.compare_at
    ON CONFLICT (variant_id, currency) DO UPDATE SET price = excluded.price,
       compare_at = CASE WHEN excluded.currency = ANY ($6::text[]) THEN excluded.compare_at
                         WHEN s.compare_at > excluded.price THEN s.compare_at END
RETURNING (SELECT v.sku FROM variant v WHERE v.id = s.variant_id)
;;
INSERT INTO wish_list (token_hash, created_at, updated_at) VALUES ($1, $2, $2) RETURNING id
;;
INSERT INTO wish_list_item (wish_list_id, sku, added_at) VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING
;;
SELECT -delta, substr(entry_key, length('paid:' || $2 || ':') + 1), received_on, actor FROM credit_entry
WHERE charge_key = $1 AND kind = 'PAID' ORDER BY id LIMIT 100
;;
SELECT 1 FROM credit_account WHERE customer_id = $1 AND currency = $2 FOR UPDATE
;;
SELECT 1 FROM credit_account a JOIN credit_entry e ON e.customer_id = a.customer_id
WHERE e.entry_key = $1 FOR UPDATE OF a
;;
SELECT 1 FROM customer WHERE id = $1 FOR NO KEY UPDATE
;;
SELECT 1 FROM document WHERE occasion = $1
;;
SELECT 1 FROM payment WHERE idempotency_key = $1 AND status = 'INTENDED' FOR SHARE
;;
SELECT 1 FROM payment p JOIN payment_operation o ON o.payment_id = p.id
WHERE p.idempotency_key = $1 AND o.kind = 'CAPTURE' AND o.status <> 'FAILED'
;;
SELECT 1 FROM payment_event WHERE provider = $1 AND event_id = $2
;;
SELECT 1 FROM simulated_refund WHERE refund_key = $1
;;
SELECT 1 FROM stock_movement WHERE reference = $1 LIMIT 1
;;
SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM stock_movement_seq
;;
SELECT CAST(a.customer_id AS text) FROM credit_account a
LEFT JOIN (SELECT customer_id, sum(delta) AS used FROM credit_entry GROUP BY customer_id) e
  ON e.customer_id = a.customer_id
WHERE a.used <> coalesce(e.used, 0) ORDER BY a.customer_id LIMIT 100
;;
SELECT CAST(json_build_object(
  'zones', (SELECT json_agg(json_build_object('code', z.code, 'included', z.prices_include_tax, 'rates',
              (SELECT coalesce(json_object_agg(r.tax_class, r.rate), '{}') FROM tax_rate r WHERE r.zone = z.code)))
              FROM tax_zone z),
  'taxPlaces', (SELECT json_object_agg(country || CASE WHEN region = '' THEN '' ELSE '/' || region END, zone)
                  FROM tax_zone_place),
  'shippingPlaces', (SELECT json_object_agg(country || CASE WHEN region = '' THEN '' ELSE '/' || region END, zone)
                       FROM shipping_zone_place),
  'methods', (SELECT coalesce(json_agg(json_build_object('code', m.code, 'zone', m.zone, 'position', m.position,
                'name', m.name, 'nameDe', m.name_de, 'minDays', m.min_days, 'maxDays', m.max_days,
                'taxClass', m.tax_class, 'rates',
                (SELECT coalesce(json_agg(json_build_object('currency', r.currency, 'grams', r.up_to_grams,
                          'price', r.price, 'freeFrom', r.free_from)), '[]')
                   FROM shipping_rate r WHERE r.method = m.code))), '[]')
                FROM shipping_method m WHERE m.active),
  'groups', (SELECT coalesce(json_object_agg(code, prices_include_tax), '{}') FROM price_group),
  'promotions', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'nameDe', p.name_de,
                   'kind', p.kind, 'percent', p.percent, 'buy', p.buy, 'get', p.get, 'bySku', p.by_sku,
                   'tiers', p.tiers, 'skus', p.skus, 'group', p.customer_group, 'from', p.valid_from,
                   'until', p.valid_until, 'exclusive', p.exclusive, 'withCoupon', p.with_coupon,
                   'categories', (WITH RECURSIVE below AS (
                        SELECT c.category_id AS id FROM promotion_category c WHERE c.promotion_id = p.id
                        UNION SELECT c.id FROM category c JOIN below ON c.parent_id = below.id)
                      SELECT coalesce(json_agg(below.id), '[]') FROM below),
                   'amounts', (SELECT coalesce(json_agg(json_build_object('currency', a.currency,
                        'amount', a.amount, 'minimum', a.minimum)), '[]')
                      FROM promotion_amount a WHERE a.promotion_id = p.id))), '[]')
                   FROM (SELECT * FROM promotion WHERE valid_until IS NULL OR valid_until > $1
                          ORDER BY id LIMIT $2) p)
) AS text)
;;
SELECT CAST(pg_advisory_xact_lock(hashtextextended('audit log', 0)) AS text)
;;
SELECT CAST(pg_advisory_xact_lock(hashtextextended('cart of customer ' || CAST($1 AS text), 0)) AS text)
;;
SELECT CAST(pg_advisory_xact_lock(hashtextextended('rating ' || $1, 0)) AS text)
;;
SELECT CAST(pg_advisory_xact_lock(hashtextextended('stock alert ' || $1, 0)) AS text)
;;
SELECT DISTINCT currency FROM variant_price ORDER BY 1
;;
SELECT DISTINCT l.product_id / $1 AS part FROM listing l WHERE now() >= l.active_from AND now() < l.active_until ORDER BY part
;;
SELECT EXISTS (SELECT 1 FROM customer_role WHERE role = 'ADMIN')
;;
SELECT EXISTS (SELECT FROM catalog_import WHERE state IN ('QUEUED', 'CHECKING', 'STORING'))
;;
SELECT NOT EXISTS (SELECT FROM catalog_import WHERE finished_at IS NOT NULL AND NOT dry_run)
       AND (NOT EXISTS (SELECT FROM product) OR EXISTS (SELECT FROM catalog_import WHERE state IS NULL))
;;
SELECT c.active, c.idle, c.idle_in_transaction, current_setting('max_connections')::bigint AS connections_limit,
       d.xact_commit, d.xact_rollback, d.blks_hit, d.blks_read, d.deadlocks, d.active_time / 1000 AS busy_seconds,
       pg_database_size(d.datid) AS size_bytes
  FROM pg_stat_database d,
       (SELECT count(*) FILTER (WHERE state = 'active') AS active,
               count(*) FILTER (WHERE state = 'idle') AS idle,
               count(*) FILTER (WHERE state LIKE 'idle in transaction%') AS idle_in_transaction
          FROM pg_stat_activity WHERE datname = current_database()) c
 WHERE d.datname = current_database()
;;
SELECT c.charge_key FROM simulated_charge c LEFT JOIN payment p ON p.idempotency_key = c.charge_key
WHERE c.state IN ('APPROVED', 'CAPTURED') AND c.created_at >= $1 AND (p.id IS NULL OR p.status IN ('DECLINED', 'VOIDED'))
ORDER BY c.created_at LIMIT 100
;;
SELECT c.code FROM coupon c
  LEFT JOIN (SELECT coupon_id, count(*) FILTER (WHERE kind = 'REDEEM') - count(*) FILTER (WHERE kind = 'GIVE_BACK') AS uses
               FROM coupon_redemption GROUP BY coupon_id) r ON r.coupon_id = c.id
 WHERE c.uses <> coalesce(r.uses, 0)
 UNION
SELECT c.code FROM coupon c JOIN coupon_customer u ON u.coupon_id = c.id
  LEFT JOIN (SELECT r.coupon_id, k.customer, sum(CASE r.kind WHEN 'REDEEM' THEN 1 ELSE -1 END) AS uses
               FROM coupon_redemption r CROSS JOIN unnest(r.customers) k (customer)
              GROUP BY r.coupon_id, k.customer) r ON r.coupon_id = u.coupon_id AND r.customer = u.customer
 WHERE u.uses <> coalesce(r.uses, 0)
 ORDER BY 1 LIMIT 100
;;
SELECT c.code, c.promotion_id, c.valid_from, c.valid_until,
       coalesce(c.uses >= c.max_uses, false) OR EXISTS (
         SELECT 1 FROM coupon_customer u WHERE u.coupon_id = c.id AND u.customer = $2
            AND u.uses >= c.max_uses_customer)
  FROM coupon c WHERE c.code = ANY (string_to_array($1, ','))
;;
SELECT c.id FROM cart c WHERE c.id = coalesce((SELECT t.cart_id FROM cart_token t WHERE t.token_hash = $1),
                (SELECT o.id FROM cart o WHERE o.token_hash = $1))
;;
SELECT c.id FROM cart c WHERE c.id = coalesce((SELECT t.cart_id FROM cart_token t WHERE t.token_hash = $1),
                (SELECT o.id FROM cart o WHERE o.token_hash = $1)) FOR UPDATE
;;
SELECT c.id FROM cart c WHERE c.status = 'OPEN' AND (c.customer_id = $2 OR c.id = coalesce((SELECT t.cart_id FROM cart_token t WHERE t.token_hash = $1),
                (SELECT o.id FROM cart o WHERE o.token_hash = $1))) ORDER BY c.id FOR UPDATE
;;
SELECT c.id FROM gift_card c
  LEFT JOIN (SELECT gift_card_id, sum(amount) AS amount FROM gift_card_entry GROUP BY gift_card_id) e
    ON e.gift_card_id = c.id
 WHERE c.balance <> coalesce(e.amount, 0) ORDER BY 1 LIMIT 100
;;
SELECT c.id, c.channel, c.external_id, c.name, c.payment_days FROM unnest($1::text[], $2::text[]) AS k (channel, id)
  JOIN partner_customer c ON c.channel = k.channel AND c.external_id = k.id
;;
SELECT c.id, c.email, c.name, c.language, c.customer_group, c.credit_limit, c.created_at, c.verified_at,
       c.totp_confirmed_at IS NOT NULL,
       (SELECT string_agg(r.role, ',') FROM customer_role r WHERE r.customer_id = c.id)
FROM customer c WHERE c.id = $1 AND c.deleted_at IS NULL
;;
SELECT c.id, c.email, c.name, c.language, c.customer_group, c.credit_limit, c.created_at, c.verified_at,
c.totp_confirmed_at IS NOT NULL,
(SELECT string_agg(r.role, ',') FROM customer_role r WHERE r.customer_id = c.id)
 FROM (SELECT id FROM customer WHERE lower(email) LIKE $3 AND id < $1
       UNION SELECT id FROM customer WHERE lower(name) LIKE $3 AND id < $1
       ORDER BY id DESC LIMIT $2) found
JOIN customer c ON c.id = found.id ORDER BY c.id DESC
;;
SELECT c.id, c.email, c.name, c.language, c.customer_group, c.credit_limit, c.created_at, c.verified_at,
c.totp_confirmed_at IS NOT NULL,
(SELECT string_agg(r.role, ',') FROM customer_role r WHERE r.customer_id = c.id)
 FROM customer c WHERE c.deleted_at IS NULL AND c.id < $1 ORDER BY c.id DESC LIMIT $2
;;
SELECT c.id, c.email, s.remembered FROM customer_session s JOIN customer c ON c.id = s.customer_id
WHERE s.token_hash = $1 AND s.awaits_code AND s.expires_at > $2 AND c.deleted_at IS NULL
;;
SELECT c.id, c.slug, c.parent_id, c.position, c.name, c.name_de, c.description, c.description_de,
       c.seo_title, c.seo_title_de, c.seo_description, c.seo_description_de, coalesce(l.products, 0) AS products,
       coalesce((SELECT v.picture
                   FROM (SELECT l.product_id FROM listing l WHERE l.category_id = c.id
                          ORDER BY l.sold DESC, l.product_id LIMIT 10) l
                   JOIN variant v ON v.product_id = l.product_id AND v.active
                  WHERE v.picture <> ''
                  ORDER BY l.product_id, v.position, v.id LIMIT 1), '') AS picture,
       CASE WHEN c.id = (SELECT min(id) FROM category) THEN
         (SELECT json_agg(json_build_array(v.id, v.facet, f.position, v.value, v.name, v.name_de, v.position))
            FROM facet_value v JOIN facet f ON f.code = v.facet) END AS facets
  FROM category c
  LEFT JOIN (SELECT category_id, count(*) AS products FROM listing
              WHERE now() >= active_from AND now() < active_until GROUP BY category_id) l
       ON l.category_id = c.id
;;
SELECT c.id, c.status, c.currency, c.customer_id, c.cut,
       (SELECT CAST(json_agg(json_build_array(l.sku, l.quantity) ORDER BY l.position, l.sku) AS text)
          FROM cart_line l WHERE l.cart_id = c.id),
       (SELECT string_agg(k.code, ',' ORDER BY k.code) FROM cart_coupon k WHERE k.cart_id = c.id),
       (SELECT string_agg(CAST(g.gift_card_id AS text), ',' ORDER BY g.added_at, g.gift_card_id)
          FROM cart_gift_card g WHERE g.cart_id = c.id)
  FROM cart c WHERE c.id = $1
;;
SELECT c.id, c.status, c.currency, c.customer_id, c.cut,
       (SELECT CAST(json_agg(json_build_array(l.sku, l.quantity) ORDER BY l.position, l.sku) AS text)
          FROM cart_line l WHERE l.cart_id = c.id),
       (SELECT string_agg(k.code, ',' ORDER BY k.code) FROM cart_coupon k WHERE k.cart_id = c.id),
       (SELECT string_agg(CAST(g.gift_card_id AS text), ',' ORDER BY g.added_at, g.gift_card_id)
          FROM cart_gift_card g WHERE g.cart_id = c.id)
  FROM cart c WHERE c.id = coalesce((SELECT t.cart_id FROM cart_token t WHERE t.token_hash = $1),
                (SELECT o.id FROM cart o WHERE o.token_hash = $1))
;;
SELECT c.kind || ' ' || c.year FROM document_counter c
LEFT JOIN LATERAL (SELECT count(*) AS documents, coalesce(max(d.sequence), 0) AS last FROM document d
                    WHERE d.kind = c.kind AND d.year = c.year) d ON true
WHERE d.documents <> c.last OR d.last <> c.last ORDER BY 1 LIMIT 100
;;
SELECT c.slug FROM category_former_slug f JOIN category c ON c.id = f.category_id WHERE f.slug = $1
;;
SELECT c.slug, p.slug FROM category c LEFT JOIN category p ON p.id = c.parent_id
;;
SELECT coalesce(l.sku, p.sku) FROM stock_level l
  FULL JOIN (SELECT o.sku, sum(o.quantity - o.shipped) AS reserved FROM reservation_line o
               JOIN reservation r ON r.id = o.reservation_id AND r.state <> 'RELEASED'
              WHERE o.shipped < o.quantity GROUP BY o.sku) p ON p.sku = l.sku
 WHERE coalesce(l.reserved, 0) <> coalesce(p.reserved, 0) ORDER BY 1 LIMIT 100
;;
SELECT coalesce(l.sku, s.sku) FROM stock_level l
  FULL JOIN (SELECT sku, sum(on_hand) AS on_hand FROM location_stock GROUP BY sku) s ON s.sku = l.sku
 WHERE coalesce(l.on_hand, 0) <> coalesce(s.on_hand, 0) ORDER BY 1 LIMIT 100
;;
SELECT coalesce(max(tries), 0) FROM login_attempt WHERE key_hash = $1
;;
SELECT coalesce(sum(delta), 0) FROM credit_entry WHERE charge_key = $1
;;
SELECT coalesce(sum(l.quantity), 0) FROM cart c JOIN cart_line l ON l.cart_id = c.id
WHERE c.status = 'OPEN' AND c.id = coalesce((SELECT t.cart_id FROM cart_token t WHERE t.token_hash = $1),
                (SELECT o.id FROM cart o WHERE o.token_hash = $1))
;;
SELECT coalesce(sum(rating), 0), count(*) FROM review WHERE product_id = $1 AND state = 'APPROVED'
;;
SELECT code, name, agreed_prices, opens_customers, credit_limit, payment_days FROM channel WHERE active
;;
SELECT content FROM catalog_import_content WHERE import_id = $1 AND position = $2
;;
SELECT count(*) FROM (
  SELECT 1 FROM cart c WHERE c.status = 'OPEN' AND c.updated_at < $1
     AND EXISTS (SELECT 1 FROM cart_line l WHERE l.cart_id = c.id) LIMIT $2) left_behind
;;
SELECT count(*) FROM cart_coupon WHERE cart_id = $1
;;
SELECT count(*) FROM cart_gift_card WHERE cart_id = $1
;;
SELECT count(*) FROM catalog_import_rejection WHERE import_id = $1
;;
SELECT count(*) FROM customer_address WHERE customer_id = $1
;;
SELECT count(*) FROM payment WHERE status IN ('INTENDED', 'ACTION_REQUIRED')
;;
SELECT count(*) FROM picture WHERE hash = $1
;;
SELECT count(*) FROM promotion
;;
SELECT count(*) FROM stock_standing WHERE standing = 0
;;
SELECT count(*) FROM wish_list_item WHERE wish_list_id = $1
;;
SELECT count(*) || ' ' || coalesce(max(id), 0) FROM shown_change
;;
SELECT count(*), min(created_at) FROM outbox WHERE sent_at IS NULL
;;
SELECT created_at, properties ->> 'meoError' FROM outbox
 WHERE address = 'meo.dlq.meo.shipments.in' AND address LIKE 'meo.dlq.%' AND created_at >= $1 ORDER BY created_at DESC LIMIT 100
;;
SELECT credit_limit FROM customer WHERE id = $1 AND credit_limit IS NOT NULL AND deleted_at IS NULL
;;
SELECT currency, credit_limit, used FROM credit_account WHERE customer_id = $1
;;
SELECT current.* FROM unnest($1::text[]) AS wanted (name)
 CROSS JOIN LATERAL (SELECT p.name, p.hash, p.type, p.width, p.height, p.widths, p.transparent
                       FROM picture p WHERE p.name = wanted.name ORDER BY p.version DESC LIMIT 1) current
;;
SELECT customer_id, currency, credit_limit, used FROM credit_account WHERE customer_id = ANY ($1)
 ORDER BY customer_id FOR UPDATE
;;
SELECT delta FROM credit_entry WHERE entry_key = $1
;;
SELECT e.gift_card_id, -sum(e.amount), c.currency FROM gift_card_entry e JOIN gift_card c ON c.id = e.gift_card_id
 WHERE e.order_number = $1 AND e.kind IN ('REDEEM', 'GIVE_BACK', 'REFUND')
 GROUP BY e.gift_card_id, c.currency HAVING sum(e.amount) < 0 ORDER BY e.gift_card_id
;;
SELECT e.occurred_at, e.kind, e.amount, c.currency, e.order_number, e.actor, e.reason
  FROM gift_card_entry e JOIN gift_card c ON c.id = e.gift_card_id
 WHERE e.gift_card_id = $1 ORDER BY e.id DESC LIMIT $2
;;
SELECT f.fulfilment_id, f.state, f.requested_at, h.from_state, h.to_state, h.actor, h.reason, h.occurred_at
FROM fulfilment f LEFT JOIN fulfilment_history h ON h.fulfilment_id = f.id
WHERE f.order_number = $1 ORDER BY f.id, h.id LIMIT 100
;;
SELECT from_state, to_state, actor, reason, occurred_at FROM goods_return_history
 WHERE return_id = $1 ORDER BY id LIMIT 100
;;
SELECT greatest(on_hand + backorder - reserved, 0) FROM stock_level WHERE sku = $1
;;
SELECT h.from_status, h.to_status, h.actor, h.reason, h.occurred_at
  FROM orders o JOIN order_history h ON h.order_id = o.id
 WHERE o.number = $1 ORDER BY h.id LIMIT 200
;;
SELECT i.partner, i.message_id, i.content, i.answer
  FROM unnest($1::text[], $2::text[]) AS k (partner, id) JOIN inbox i ON i.partner = k.partner AND i.message_id = k.id
;;
SELECT i.sku FROM wish_list l JOIN wish_list_item i ON i.wish_list_id = l.id
WHERE l.token_hash = $1 ORDER BY i.added_at DESC, i.sku LIMIT $2
;;
SELECT id FROM customer WHERE id = $1 FOR UPDATE
;;
SELECT id FROM gift_card WHERE id IN (
  SELECT gift_card_id FROM gift_card_entry WHERE order_number = $1 AND kind = 'REDEEM') ORDER BY id FOR NO KEY UPDATE
;;
SELECT id FROM goods_return WHERE refund_id = $1 FOR UPDATE
;;
SELECT id FROM replay WHERE ended_at IS NULL ORDER BY id LIMIT 1000
;;
SELECT id FROM reservation WHERE reference = $1 AND state = 'HELD' FOR UPDATE
;;
SELECT id FROM stock_location WHERE code = $1
;;
SELECT id FROM wish_list WHERE token_hash = $1 FOR UPDATE
;;
SELECT id, code, max_uses, max_uses_customer, uses, valid_until FROM coupon WHERE promotion_id = $1
 ORDER BY id DESC LIMIT $2
;;
SELECT id, code, name, country, priority, active FROM stock_location ORDER BY active DESC, priority, id
;;
SELECT id, email, name, language, password_hash, verified_at IS NOT NULL, totp_confirmed_at IS NOT NULL, EXISTS (SELECT 1 FROM customer_role r WHERE r.customer_id = customer.id) FROM customer WHERE id = $1 AND deleted_at IS NULL
;;
SELECT id, email, name, language, password_hash, verified_at IS NOT NULL, totp_confirmed_at IS NOT NULL, EXISTS (SELECT 1 FROM customer_role r WHERE r.customer_id = customer.id) FROM customer WHERE lower(email) = lower($1)
;;
SELECT id, email, name, language, password_hash, verified_at IS NOT NULL, totp_confirmed_at IS NOT NULL, EXISTS (SELECT 1 FROM customer_role r WHERE r.customer_id = customer.id)FROM customer WHERE deleted_at IS NULL AND id = (
 SELECT customer_id FROM customer_token WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3)
;;
SELECT id, hash FROM audit_event ORDER BY id DESC LIMIT 1
;;
SELECT id, last_characters, balance, currency, expires_at FROM gift_card
 WHERE id = ANY (CAST(string_to_array($1, ',') AS bigint[]))
;;
SELECT id, last_characters, balance, currency, expires_at FROM gift_card WHERE code_hash = $1
;;
SELECT id, last_characters, balance, currency, expires_at, created_at FROM gift_card
 WHERE $1 = '' OR last_characters = $1 ORDER BY id DESC LIMIT $2
;;
SELECT id, last_characters, balance, currency, expires_at, created_at FROM gift_card WHERE id = $1
;;
SELECT id, message_id, correlation_id, reply_to, address, CAST(types AS text), from_at, to_at, last_id, upper_id, sent
  FROM replay WHERE id = $1 AND ended_at IS NULL FOR UPDATE SKIP LOCKED
;;
SELECT id, message_id, correlation_id, type, type_version, body FROM event
 WHERE address = $1 AND id > $2 AND id <= $3 AND created_at BETWEEN $4 AND $5
   AND (cardinality(CAST($6 AS text[])) = 0 OR type = ANY (CAST($6 AS text[])))
 ORDER BY id LIMIT $7
;;
SELECT id, name, created_at, expires_at, last_used_on FROM api_token WHERE customer_id = $1
ORDER BY id DESC LIMIT 100
;;
SELECT id, name, line1, line2, city, region, postal_code, country, is_default FROM customer_address
WHERE customer_id = $1 ORDER BY is_default DESC, id DESC LIMIT $2
;;
SELECT id, network, agent, created_at, last_seen_at, remembered FROM customer_session
WHERE customer_id = $1 AND expires_at > $2 AND NOT awaits_code ORDER BY last_seen_at DESC, id DESC LIMIT $3
;;
SELECT id, number, status, channel, external_id, ship_name, email, total, currency, created_at FROM orders
;;
SELECT id, occurred_at, kind, customer_id, actor_id, detail FROM audit_event WHERE id < $1 AND customer_id = $3 ORDER BY id DESC LIMIT $2
;;
SELECT id, occurred_at, kind, customer_id, actor_id, detail FROM audit_event WHERE id < $1 ORDER BY id DESC LIMIT $2
;;
SELECT id, occurred_at, kind, customer_id, actor_id, detail, previous_hash, hash FROM audit_event WHERE id > $1 ORDER BY id LIMIT $2
;;
SELECT id, sku, email, language FROM stock_alert WHERE due_at IS NOT NULL AND mailed_at IS NULL
ORDER BY due_at, id LIMIT $1 FOR UPDATE SKIP LOCKED
;;
SELECT id, source, state, mode, dry_run, bytes, checked, lines_read, taken, rejected, created, updated, unchanged,
       skipped, notices, failure, started_at, ended_at FROM catalog_import
;;
SELECT id, source, state, mode, dry_run, bytes, checked, lines_read, taken, rejected, created, updated, unchanged,
       skipped, notices, failure, started_at, ended_at FROM catalog_import WHERE id = $1 AND state IS NOT NULL
;;
SELECT id, source, state, mode, dry_run, bytes, checked, lines_read, taken, rejected, created, updated, unchanged,
       skipped, notices, failure, started_at, ended_at FROM catalog_import WHERE state IS NOT NULL ORDER BY id DESC LIMIT $1
;;
SELECT id, status, amount + prepaid_amount, currency, reason, actor, requested_at, settled_at FROM refund
WHERE order_number = $1 ORDER BY id LIMIT 100
;;
SELECT idempotency_key, currency FROM payment
WHERE order_number = $1 AND provider = 'invoice' AND status IN ('AUTHORISED', 'CAPTURED')
;;
SELECT idempotency_key, order_number, provider, status, amount, currency, provider_reference, action_url
FROM payment WHERE order_number = $1 AND status NOT IN ('DECLINED', 'VOIDING', 'VOIDED')
;;
SELECT k.email, k.phone, k.ship_name, k.ship_line1, k.ship_line2, k.ship_city, k.ship_region, k.ship_postal_code,
k.ship_country, k.bill_name, k.bill_line1, k.bill_line2, k.bill_city, k.bill_region, k.bill_postal_code,
k.bill_country, k.shipping_method, k.payment_method, k.payment_token, k.payment_label FROM cart c JOIN checkout k ON k.cart_id = c.id WHERE c.id = coalesce((SELECT t.cart_id FROM cart_token t WHERE t.token_hash = $1),
                (SELECT o.id FROM cart o WHERE o.token_hash = $1)) AND c.status = 'OPEN'
;;
SELECT k.email, k.phone, k.ship_name, k.ship_line1, k.ship_line2, k.ship_city, k.ship_region, k.ship_postal_code,
k.ship_country, k.bill_name, k.bill_line1, k.bill_line2, k.bill_city, k.bill_region, k.bill_postal_code,
k.bill_country, k.shipping_method, k.payment_method, k.payment_token, k.payment_label FROM checkout k WHERE k.cart_id = $1
;;
SELECT k.sku, min(v.sku) AS known FROM unnest($1::text[]) AS k (sku) JOIN variant v ON upper(v.sku) = upper(k.sku) AND v.active
 GROUP BY k.sku
;;
SELECT kind, number, order_number, issued_at FROM document WHERE order_number = $1 ORDER BY id LIMIT 100
;;
SELECT kind, number, order_number, issued_at, CAST(content AS text) FROM document WHERE number = $1
;;
SELECT l.code, l.name, coalesce(s.on_hand, 0), s.counted_at FROM stock_location l
LEFT JOIN location_stock s ON s.location_id = l.id AND s.sku = $1
WHERE l.active OR s.on_hand > 0 ORDER BY l.active DESC, l.priority, l.id
;;
SELECT l.sku, l.on_hand, l.reserved, l.backorder, l.expected_on, l.low_at FROM stock_level l WHERE l.sku = $1
;;
SELECT l.sku, l.on_hand, l.reserved, l.backorder, l.low_at, s.standing
FROM stock_level l LEFT JOIN stock_standing s ON s.sku = l.sku
WHERE l.sku = ANY (CAST($1 AS text[])) ORDER BY l.sku
;;
SELECT l.sku, l.on_hand, l.reserved, l.backorder, s.since FROM stock_standing s JOIN stock_level l ON l.sku = s.sku
WHERE s.standing = 0 AND l.reserved > l.on_hand + l.backorder ORDER BY s.sku LIMIT $1
;;
SELECT l.sku, l.quantity - l.shipped FROM reservation r JOIN reservation_line l ON l.reservation_id = r.id
WHERE r.reference = $1 AND l.quantity > l.shipped
;;
SELECT l.sku, sum(l.quantity) FROM orders o JOIN order_line l ON l.order_id = o.id
 WHERE o.placed_at >= $1 AND o.status IN ('PLACED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'COMPLETED')
 GROUP BY l.sku
;;
SELECT l.sku, sum(l.shipped) - coalesce((
         SELECT sum(CASE WHEN r.state IN ('REQUESTED', 'APPROVED') THEN b.quantity ELSE b.restocked + b.written_off END)
           FROM goods_return r JOIN goods_return_line b ON b.return_id = r.id
          WHERE r.order_number = $1 AND r.state <> 'REFUSED' AND b.sku = l.sku), 0)
  FROM fulfilment f JOIN fulfilment_line l ON l.fulfilment_id = f.id
 WHERE f.order_number = $1
   AND (SELECT max(s.recorded_at) FROM fulfilment p JOIN shipment s ON s.fulfilment_id = p.id
         WHERE p.order_number = $1) >= $2
 GROUP BY l.sku
;;
SELECT line, sku, code, reason FROM catalog_import_rejection WHERE import_id = $1 ORDER BY line, id
 LIMIT $2 OFFSET $3
;;
SELECT m.id, m.address, m.topic, m.message_id, m.correlation_id, m.type, m.type_version, CAST(m.properties AS text), m.body
FROM unnest(CAST($1 AS smallint[])) s (shard) CROSS JOIN LATERAL
  (SELECT * FROM outbox o WHERE o.shard = s.shard AND o.sent_at IS NULL ORDER BY o.id LIMIT $2) m
ORDER BY m.id
;;
SELECT m.id, m.occurred_at, m.kind, m.on_hand_delta, m.reserved_delta, m.reference,
       CASE WHEN m.on_hand_delta <> 0 THEN l.code END, m.note, m.actor
FROM stock_movement m LEFT JOIN stock_location l ON l.id = coalesce(m.location_id, 1)
WHERE m.sku = $1 AND m.id < $2 ORDER BY m.id DESC LIMIT $3
;;
SELECT min(created_at) FROM orders WHERE status = 'PENDING_PAYMENT'
;;
SELECT min(requested_at) FROM fulfilment WHERE state IN ('REQUESTED', 'PARTIALLY_SHIPPED')
;;
SELECT movement_id, up_to, before_xid <= pg_snapshot_xmin(pg_current_snapshot()) FROM stock_horizon
FOR UPDATE SKIP LOCKED
;;
SELECT name, hash, type, width, height, widths, transparent FROM picture WHERE hash = $1
 ORDER BY version DESC LIMIT 100
;;
SELECT nextval(CAST($1 AS regclass)) FROM generate_series(1, $2)
;;
SELECT number FROM orders WHERE status = 'PENDING_PAYMENT' AND created_at < $1
ORDER BY created_at LIMIT $2
;;
SELECT number FROM orders WHERE status = 'SHIPPED' AND shipped_at < $1 ORDER BY shipped_at LIMIT $2
;;
SELECT o.channel, o.external_id, o.number, o.request_hash FROM unnest($1::text[], $2::text[]) AS k (channel, id)
  JOIN orders o ON o.channel = k.channel AND o.external_id = k.id
;;
SELECT o.currency, coalesce(p.captured - p.refunded + p.prepaid - p.prepaid_refunded, 0)
FROM orders o LEFT JOIN payment p ON p.order_number = o.number AND p.status = 'CAPTURED'
WHERE o.number = $1
;;
SELECT o.currency, p.status, p.provider, p.card_last4, coalesce(p.captured, 0), coalesce(p.refunded, 0),
       coalesce(p.prepaid, 0), coalesce(p.prepaid_refunded, 0), coalesce(p.amount, 0)
FROM orders o LEFT JOIN payment p ON p.order_number = o.number
WHERE o.number = $1 ORDER BY p.status IN ('DECLINED', 'VOIDING', 'VOIDED'), p.id DESC LIMIT 1
;;
SELECT o.id || ' ' || o.kind || ' ' || p.order_number || ' ' || coalesce(o.answer, '')
FROM payment_operation o JOIN payment p ON p.id = o.payment_id
WHERE o.status = 'NEEDS_PERSON' ORDER BY o.id LIMIT 100
;;
SELECT o.id, o.kind, o.amount, p.currency, o.requested_at, coalesce(o.answer, '')
FROM payment p JOIN payment_operation o ON o.payment_id = p.id
WHERE p.order_number = $1 AND o.status = 'NEEDS_PERSON' ORDER BY o.id LIMIT 100
;;
SELECT o.number FROM fulfilment f JOIN orders o ON o.number = f.order_number
 WHERE f.state IN ('REQUESTED', 'PARTIALLY_SHIPPED')
   AND o.status IN ('CANCELLED', 'PAYMENT_FAILED', 'SHIPPED', 'COMPLETED')
 ORDER BY f.requested_at LIMIT 100
;;
SELECT o.number FROM orders o
  LEFT JOIN LATERAL (SELECT sum(l.line_total) AS total, sum(l.discount) AS discount, sum(l.tax) AS tax
                       FROM order_line l WHERE l.order_id = o.id) l ON true
 WHERE o.created_at >= $1
   AND (l.total IS DISTINCT FROM o.subtotal OR l.discount IS DISTINCT FROM o.discount OR l.tax > o.tax)
 ORDER BY o.created_at DESC LIMIT 100
;;
SELECT o.number FROM orders o
WHERE o.status IN ('PLACED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'COMPLETED') AND (o.channel = 'web' OR o.request_hash IS NOT NULL)
  AND o.created_at >= $1
  AND NOT EXISTS (SELECT FROM payment p WHERE p.order_number = o.number
                  AND p.status IN ('AUTHORISED', 'CAPTURED'))
ORDER BY o.id LIMIT 100
;;
SELECT o.number FROM orders o WHERE o.created_at >= $1 AND EXISTS
  (SELECT FROM (SELECT f.order_number, l.sku, sum(l.shipped) AS noted,
                       sum((SELECT coalesce(sum(p.quantity), 0) FROM shipment s JOIN shipment_line p ON p.shipment_id = s.id
                             WHERE s.fulfilment_id = f.id AND p.sku = l.sku)) AS sent
                  FROM fulfilment f JOIN fulfilment_line l ON l.fulfilment_id = f.id
                 WHERE f.order_number = o.number GROUP BY f.order_number, l.sku) sent
    LEFT JOIN LATERAL (SELECT sum(b.quantity) AS bought FROM order_line b
                        WHERE b.order_id = o.id AND b.sku = sent.sku) b ON true
    WHERE sent.noted <> sent.sent OR sent.sent > coalesce(b.bought, 0))
ORDER BY o.created_at DESC LIMIT 100
;;
SELECT o.number FROM orders o WHERE o.status IN ('PLACED', 'PARTIALLY_SHIPPED') AND NOT EXISTS
  (SELECT FROM fulfilment f WHERE f.order_number = o.number AND f.state <> 'CANCELLED')
ORDER BY o.created_at DESC LIMIT 100
;;
SELECT occasion FROM notification WHERE sent_at IS NULL AND attempts >= $1 ORDER BY next_attempt_at LIMIT 100
;;
SELECT open_at FROM login_attempt WHERE key_hash = $1 AND open_at > $2
;;
SELECT order_number FROM payment WHERE idempotency_key = $1
;;
SELECT p.id, p.name, p.kind, p.valid_from, p.valid_until, p.exclusive, p.with_coupon, c.coupons, c.uses
  FROM promotion p
 CROSS JOIN LATERAL (SELECT count(*) AS coupons, coalesce(sum(uses), 0) AS uses FROM coupon WHERE promotion_id = p.id) c
 ORDER BY p.id DESC LIMIT $1 OFFSET $2
;;
SELECT p.id, p.slug, CASE WHEN $1 = 'de' THEN coalesce(p.name_de, p.name) ELSE p.name END
  FROM variant v JOIN product p ON p.id = v.product_id WHERE v.sku = $2
;;
SELECT p.id, p.slug, c.slug AS category, p.brand, p.name, p.name_de, p.description, p.description_de, p.tax_class,
       p.attributes, p.active AS product_active, p.active_from, p.active_until, p.seo_title, p.seo_title_de,
       p.seo_description, p.seo_description_de, v.sku, v.label, v.label_de, v.options, v.price, v.compare_at,
       v.currency, v.picture, v.picture_alt, v.picture_alt_de, v.active,
       (SELECT json_agg(json_build_array(s.picture, s.alt, coalesce(s.alt_de, '')) ORDER BY s.position)
          FROM product_picture s WHERE s.product_id = p.id) AS pictures,
       (SELECT json_object_agg(s.currency, json_build_array(s.price::text, coalesce(s.compare_at::text, '')))
          FROM variant_price s WHERE s.variant_id = v.id AND s.currency <> v.currency) AS prices
  FROM (SELECT * FROM product WHERE id > $1 ORDER BY id LIMIT $2) p
  JOIN category c ON c.id = p.category_id
  LEFT JOIN variant v ON v.product_id = p.id
 ORDER BY p.id, v.position, v.id
;;
SELECT p.id, p.slug, v.sku, v.position, v.active
  FROM product p LEFT JOIN variant v ON v.product_id = p.id
 WHERE p.id IN (SELECT id FROM product WHERE slug = ANY ($1::text[])
                UNION SELECT product_id FROM variant WHERE sku = ANY ($2::text[]))
 ORDER BY p.id, v.position, v.id
;;
SELECT p.name, p.hash, array_to_string(p.widths, ' '), p.transparent FROM picture p
WHERE p.created_at < $1
  AND EXISTS (SELECT 1 FROM picture n WHERE n.name = p.name AND n.version > p.version AND n.created_at < $1)
ORDER BY p.created_at LIMIT $2 FOR UPDATE OF p SKIP LOCKED
;;
SELECT p.order_number FROM payment p
JOIN (SELECT payment_id, sum(amount) AS amount, sum(prepaid_amount) AS prepaid_amount FROM refund
      WHERE status <> 'FAILED' GROUP BY payment_id) r ON r.payment_id = p.id
WHERE r.amount > p.captured OR r.amount <> p.refunded OR r.prepaid_amount <> p.prepaid_refunded
ORDER BY p.id LIMIT 100
;;
SELECT p.order_number FROM payment p JOIN orders o ON o.number = p.order_number
WHERE o.status IN ('PAYMENT_FAILED', 'CANCELLED') AND o.created_at >= $1
  AND (p.status = 'AUTHORISED' OR p.status = 'CAPTURED' AND p.refunded < p.captured)
ORDER BY p.id LIMIT 100
;;
SELECT p.order_number FROM payment p JOIN orders o ON o.number = p.order_number
WHERE p.status = 'AUTHORISED' AND p.settled_at > CAST($1 AS timestamptz) - interval '1 day'
  AND o.status IN ('PAYMENT_FAILED', 'CANCELLED') ORDER BY p.settled_at LIMIT 100
;;
SELECT p.slug FROM product_former_slug f JOIN product p ON p.id = f.product_id AND p.active WHERE f.slug = $1
;;
SELECT p.slug, c.slug AS category, p.name, v.price, v.currency
  FROM variant v JOIN product p ON p.id = v.product_id JOIN category c ON c.id = p.category_id
 WHERE v.sku = $1 FOR NO KEY UPDATE OF v
;;
SELECT p.slug, p.updated_at FROM listing l JOIN product p ON p.id = l.product_id
 WHERE l.product_id >= $1 AND l.product_id < $2 AND now() >= l.active_from AND now() < l.active_until ORDER BY l.product_id
;;
SELECT p.version, p.name, p.name_de, p.kind, p.percent, p.buy, p.get, p.by_sku, CAST(p.tiers AS text),
       CAST(to_json(p.skus) AS text),
       (SELECT CAST(coalesce(json_agg(c.slug ORDER BY c.slug), '[]') AS text) FROM promotion_category pc
          JOIN category c ON c.id = pc.category_id WHERE pc.promotion_id = p.id),
       p.customer_group, p.valid_from, p.valid_until,
       (SELECT CAST(coalesce(json_agg(json_build_object('currency', a.currency, 'amount', a.amount, 'minimum', a.minimum)), '[]') AS text)
          FROM promotion_amount a WHERE a.promotion_id = p.id),
       p.exclusive, p.with_coupon
  FROM promotion p WHERE p.id = $1
;;
SELECT partner_customer, payment_days, note, requested_at FROM orders
 WHERE number = $1 AND partner_customer IS NOT NULL
;;
SELECT pg_advisory_unlock($1)
;;
SELECT pg_try_advisory_lock($1)
;;
SELECT pg_try_advisory_xact_lock(28826340697466227)
;;
SELECT pg_try_advisory_xact_lock($1)
;;
SELECT price_trace FROM orders WHERE number = $1
;;
SELECT r.id, r.order_number, r.state, r.reason, r.note, r.currency, r.worth, r.refunded, r.requested_at,
       l.sku, l.quantity, l.worth AS line_worth, l.restocked, l.written_off
  FROM goods_return r JOIN goods_return_line l ON l.return_id = r.id
;;
SELECT r.id, r.order_number, r.state, r.reason, r.note, r.currency, r.worth, r.refunded, r.requested_at,
       l.sku, l.quantity, l.worth AS line_worth, l.restocked, l.written_off
  FROM goods_return r JOIN goods_return_line l ON l.return_id = r.id WHERE r.id = $1 ORDER BY l.sku
;;
SELECT r.id, r.order_number, r.state, r.reason, r.note, r.currency, r.worth, r.refunded, r.requested_at,
       l.sku, l.quantity, l.worth AS line_worth, l.restocked, l.written_off
  FROM goods_return r JOIN goods_return_line l ON l.return_id = r.id WHERE r.id IN (SELECT id FROM goods_return WHERE state IN ('REQUESTED', 'APPROVED', 'RECEIVED')
                ORDER BY requested_at, id LIMIT $1) ORDER BY r.requested_at, r.id, l.sku
;;
SELECT r.id, r.order_number, r.state, r.reason, r.note, r.currency, r.worth, r.refunded, r.requested_at,
       l.sku, l.quantity, l.worth AS line_worth, l.restocked, l.written_off
  FROM goods_return r JOIN goods_return_line l ON l.return_id = r.id WHERE r.order_number = $1 ORDER BY r.id, l.sku LIMIT 1000
;;
SELECT rating, title, body, display_name FROM review WHERE order_number = $1 AND product_id = $2
;;
SELECT rating, title, body, display_name, language, written_at, state, sku FROM review
WHERE moderation_hash = $1
;;
SELECT s.carrier, s.tracking_number, s.shipped_at,
       (SELECT string_agg(l.sku || ' ' || l.quantity, ',' ORDER BY l.sku)
        FROM shipment_line l WHERE l.shipment_id = s.id)
FROM fulfilment f JOIN shipment s ON s.fulfilment_id = f.id
WHERE f.order_number = $1 ORDER BY s.id LIMIT 100
;;
SELECT s.shard FROM outbox_shard s
WHERE EXISTS (SELECT 1 FROM outbox o WHERE o.shard = s.shard AND o.sent_at IS NULL)
ORDER BY s.shard
;;
SELECT s.sku, greatest(s.on_hand + s.backorder - s.reserved + coalesce(own.quantity, 0), 0) FROM stock_level s
  LEFT JOIN (SELECT l.sku, l.quantity FROM reservation r JOIN reservation_line l ON l.reservation_id = r.id
              WHERE r.reference = $2 AND r.state = 'HELD') own ON own.sku = s.sku
 WHERE s.sku = ANY (CAST($1 AS text[]))
;;
SELECT s.sku, greatest(s.on_hand - s.reserved + coalesce(own.quantity, 0), 0),
       greatest(s.on_hand + s.backorder - s.reserved + coalesce(own.quantity, 0), 0), s.expected_on
  FROM stock_level s
  LEFT JOIN (SELECT l.sku, l.quantity FROM reservation r JOIN reservation_line l ON l.reservation_id = r.id
              WHERE r.reference = $2 AND r.state = 'HELD') own ON own.sku = s.sku
 WHERE s.sku = ANY (CAST($1 AS text[]))
;;
SELECT secret FROM simulated_secret
;;
SELECT shard FROM outbox_shard ORDER BY shard FOR NO KEY UPDATE SKIP LOCKED
;;
SELECT shard FROM outbox_shard WHERE shard = $1 FOR NO KEY UPDATE SKIP LOCKED
;;
SELECT sku FROM variant WHERE sku = ANY ($1)
;;
SELECT sku, currency FROM variant WHERE sku = ANY ($1::text[])
 ORDER BY sku COLLATE "C" FOR NO KEY UPDATE
;;
SELECT sku, min(location_id) AS location FROM location_stock
 WHERE sku = ANY ($1) AND (location_id = $2 OR $3 = 0)
 GROUP BY sku HAVING bool_and(coalesce(counted_at > $4, false))
;;
SELECT sku, on_hand + backorder - reserved AS available FROM stock_level WHERE sku = ANY ($1)
 ORDER BY sku COLLATE "C" FOR NO KEY UPDATE
;;
SELECT sku, on_hand FROM location_stock WHERE location_id = $1 AND sku = ANY (CAST($2 AS text[]))
;;
SELECT sku, on_hand FROM stock_level WHERE sku = ANY ($1) ORDER BY sku COLLATE "C" FOR NO KEY UPDATE
;;
SELECT sku, sum(pieces) FROM (
  SELECT b.sku, b.quantity AS pieces FROM goods_return r JOIN goods_return_line b ON b.return_id = r.id
   WHERE r.order_number = $1 AND r.state NOT IN ('REFUSED', 'CLOSED')
  UNION ALL
  SELECT l.sku, l.cancelled FROM fulfilment f JOIN fulfilment_line l ON l.fulfilment_id = f.id
   WHERE f.order_number = $1) g GROUP BY sku
;;
SELECT sku, sum(pieces) FROM (
  SELECT b.sku, b.restocked + b.written_off AS pieces FROM goods_return r JOIN goods_return_line b ON b.return_id = r.id
   WHERE r.order_number = $1 AND r.state IN ('RECEIVED', 'REFUNDED')
  UNION ALL
  SELECT l.sku, l.cancelled FROM fulfilment f JOIN fulfilment_line l ON l.fulfilment_id = f.id
   WHERE f.order_number = $1) b GROUP BY sku
;;
SELECT slug FROM category WHERE slug = ANY ($1::text[])
;;
SELECT slug, id FROM product WHERE slug = ANY ($1::text[])
;;
SELECT standing, count(*) FROM stock_standing GROUP BY standing
;;
SELECT started_at, finished_at, CAST(report AS text) FROM reconciliation_run ORDER BY id DESC LIMIT 1
;;
SELECT status FROM orders WHERE number = $1
;;
SELECT t.id, t.customer_id, t.last_used_on FROM api_token t JOIN customer c ON c.id = t.customer_id
WHERE t.token_hash = $1 AND t.expires_at > $2 AND c.totp_confirmed_at IS NOT NULL AND c.deleted_at IS NULL
;;
SELECT totp_secret FROM customer WHERE id = $1 AND totp_confirmed_at IS NULL
;;
SELECT totp_secret, totp_last_step FROM customer
WHERE id = $1 AND totp_secret IS NOT NULL AND deleted_at IS NULL FOR UPDATE
;;
SELECT tries, last_at, open_at FROM login_attempt WHERE key_hash = $1 FOR UPDATE
;;
SELECT v.sku FROM product p JOIN variant v ON v.product_id = p.id WHERE p.name ILIKE $1 OR p.name_de ILIKE $2
 ORDER BY v.sku LIMIT $3
;;
SELECT w.sku FROM unnest(CAST($1 AS text[])) AS w (sku)
WHERE NOT EXISTS (SELECT 1 FROM stock_level l WHERE l.sku = w.sku)
;;
SELECT w.sku, p.reference, p.quantity, p.created_at, p.expires_at
  FROM unnest(CAST($1 AS text[])) WITH ORDINALITY AS w (sku, position) CROSS JOIN LATERAL (
    SELECT r.id, r.reference, l.quantity - l.shipped AS quantity, r.created_at, r.expires_at
      FROM reservation_line l JOIN reservation r ON r.id = l.reservation_id AND r.state <> 'RELEASED'
     WHERE l.sku = w.sku AND l.shipped < l.quantity ORDER BY l.reservation_id DESC LIMIT $2) p
 ORDER BY w.position, p.id DESC
;;
SELECT w.sku, w.n, coalesce(s.on_hand, 0), coalesce(s.counted_at >= CAST($3 AS timestamptz), false),
       (SELECT coalesce(sum(m.on_hand_delta), 0) FROM stock_movement m
         WHERE m.sku = w.sku AND m.on_hand_delta <> 0 AND coalesce(m.location_id, 1) = $4
           AND coalesce(m.effective_at, m.occurred_at) > CAST($3 AS timestamptz))
FROM unnest(CAST($1 AS text[]), CAST($2 AS integer[])) AS w (sku, n)
LEFT JOIN location_stock s ON s.sku = w.sku AND s.location_id = $4
;;
UPDATE api_token SET last_used_on = CAST($2 AS date) WHERE id = $1
;;
UPDATE cart SET currency = $2 WHERE id = $1
;;
UPDATE cart SET customer_id = $2 WHERE id = $1
;;
UPDATE cart SET customer_id = NULL WHERE customer_id = $1
;;
UPDATE cart SET cut = CAST($2 AS text) WHERE id = $1
;;
UPDATE cart SET status = $2, updated_at = $3, version = version + 1 WHERE id = $1
;;
UPDATE cart c SET updated_at = $2, cut = NULL, version = version + 1 WHERE c.status = 'OPEN' AND c.id = coalesce((SELECT t.cart_id FROM cart_token t WHERE t.token_hash = $1),
                (SELECT o.id FROM cart o WHERE o.token_hash = $1)) RETURNING c.id, c.currency
;;
UPDATE cart_line SET quantity = $3 WHERE cart_id = $1 AND sku = $2
;;
UPDATE cart_token SET cart_id = $2 WHERE cart_id = $1
;;
UPDATE catalog_import
   SET cancelled = true,
       ended_at = CASE WHEN state IN ('RECEIVING', 'QUEUED') THEN $1::timestamptz ELSE ended_at END,
       state = CASE WHEN state IN ('RECEIVING', 'QUEUED') THEN 'CANCELLED' ELSE state END
 WHERE id = $2 AND state IN ('RECEIVING', 'QUEUED', 'CHECKING', 'STORING')
;;
UPDATE catalog_import SET attempts = attempts + 1, state = CASE state WHEN 'QUEUED' THEN 'CHECKING' ELSE state END
 WHERE id = (SELECT id FROM catalog_import WHERE state IN ('QUEUED', 'CHECKING', 'STORING') ORDER BY id LIMIT 1)
RETURNING id, source, mode, dry_run, state, stored, attempts, cancelled
;;
UPDATE catalog_import SET bytes = $1 WHERE id = $2 AND state = 'RECEIVING'
;;
UPDATE catalog_import SET bytes = $1, state = 'QUEUED' WHERE id = $2 AND state = 'RECEIVING'
;;
UPDATE catalog_import SET failure = $1 WHERE id = $2
;;
UPDATE catalog_import SET finished_at = $1, lines_read = $2, taken = $3, rejected = $4 WHERE id = $5
;;
UPDATE catalog_import SET lines_read = $1, checked = least($2, bytes)
 WHERE id = $3 AND state = 'CHECKING' AND NOT cancelled
;;
UPDATE catalog_import SET state = 'FAILED', failure = 'the file did not arrive as a whole', ended_at = $1
 WHERE state = 'RECEIVING' AND started_at < $2
;;
UPDATE catalog_import SET state = 'FINISHED', finished_at = $1, ended_at = $2 WHERE id = $3 AND state = 'STORING'
;;
UPDATE catalog_import SET state = 'STORING', lines_read = $1, taken = $2, rejected = $3, notices = $4, checked = bytes
 WHERE id = $5 AND state = 'CHECKING' AND NOT cancelled
;;
UPDATE catalog_import SET state = $1, failure = $2, ended_at = $3
 WHERE id = $4 AND state NOT IN ('FINISHED', 'FAILED', 'CANCELLED') AND (cancelled OR $5)
;;
UPDATE catalog_import SET stored = $1, created = created + $2, updated = updated + $3, unchanged = unchanged + $4,
       skipped = skipped + $5, attempts = 0
 WHERE id = $6 AND state = 'STORING' AND stored < $7 AND NOT cancelled
;;
UPDATE category c SET parent_id = p.id
  FROM unnest($1::text[], $2::text[]) AS u (slug, parent) LEFT JOIN category p ON p.slug = u.parent
 WHERE c.slug = u.slug AND c.parent_id IS DISTINCT FROM p.id RETURNING c.slug
;;
UPDATE checkout k SET payment_method = $2, payment_token = $3, payment_label = CAST($4 AS text), updated_at = $5
  FROM cart c WHERE c.status = 'OPEN' AND k.cart_id = c.id AND c.id = coalesce((SELECT t.cart_id FROM cart_token t WHERE t.token_hash = $1),
                (SELECT o.id FROM cart o WHERE o.token_hash = $1))
;;
UPDATE checkout k SET shipping_method = $2, updated_at = $3 FROM cart c
 WHERE c.status = 'OPEN' AND k.cart_id = c.id AND c.id = coalesce((SELECT t.cart_id FROM cart_token t WHERE t.token_hash = $1),
                (SELECT o.id FROM cart o WHERE o.token_hash = $1))
;;
UPDATE coupon SET uses = uses + 1
 WHERE code = $1 AND (max_uses IS NULL OR uses < max_uses)
   AND coalesce(valid_from, '-infinity') <= $2 AND coalesce(valid_until, 'infinity') > $2
RETURNING id, coalesce(max_uses_customer, 2147483647)
;;
UPDATE coupon SET uses = uses - 1 WHERE id IN (
  SELECT id FROM coupon WHERE id = ANY (CAST(string_to_array($1, ',') AS bigint[])) ORDER BY code FOR NO KEY UPDATE)
;;
UPDATE coupon SET valid_until = $3, valid_from = CASE WHEN valid_from >= $3 THEN NULL ELSE valid_from END
 WHERE id = $2 AND promotion_id = $1 AND (valid_until IS NULL OR valid_until > $3)
;;
UPDATE coupon_customer u SET uses = u.uses - 1
  FROM coupon_redemption r CROSS JOIN unnest(r.customers) k (customer)
 WHERE r.order_number = $1 AND r.kind = 'GIVE_BACK' AND r.coupon_id = ANY (CAST(string_to_array($2, ',') AS bigint[]))
   AND u.coupon_id = r.coupon_id AND u.customer = k.customer
;;
UPDATE credit_account SET used = used + $2 WHERE customer_id = $1 AND credit_limit - used >= $2
;;
UPDATE credit_account a SET used = a.used + w.amount FROM unnest($1::bigint[], $2::numeric[]) AS w (id, amount)
 WHERE a.customer_id = w.id AND a.credit_limit - a.used >= w.amount
;;
UPDATE customer SET customer_group = $2, credit_limit = CAST($3 AS numeric) WHERE id = $1
;;
UPDATE customer SET email = $2 WHERE id = $1
;;
UPDATE customer SET email = NULL, name = NULL, password_hash = NULL, customer_group = NULL, credit_limit = NULL,
       verified_at = NULL, totp_secret = NULL, totp_confirmed_at = NULL, deleted_at = $2
WHERE id = $1
;;
UPDATE customer SET name = $2, language = $3 WHERE id = $1 AND deleted_at IS NULL
;;
UPDATE customer SET password_hash = $2, password_changed_at = $3 WHERE id = $1
;;
UPDATE customer SET password_hash = $3 WHERE id = $1 AND password_hash = $2
;;
UPDATE customer SET totp_confirmed_at = $2 WHERE id = $1
;;
UPDATE customer SET totp_last_step = $2 WHERE id = $1
;;
UPDATE customer SET totp_secret = $2 WHERE id = $1 AND totp_secret IS NULL AND deleted_at IS NULL
;;
UPDATE customer SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = 0 WHERE id = $1
;;
UPDATE customer SET verified_at = $2 WHERE id = $1
;;
UPDATE customer SET verified_at = coalesce(verified_at, $2) WHERE id = $1
;;
UPDATE customer_address SET is_default = false WHERE customer_id = $1 AND is_default
;;
UPDATE customer_address SET is_default = true
WHERE id = (SELECT max(id) FROM customer_address WHERE customer_id = $1)
  AND NOT EXISTS (SELECT 1 FROM customer_address WHERE customer_id = $1 AND is_default)
;;
UPDATE customer_address SET is_default = true WHERE id = $2 AND customer_id = $1
;;
UPDATE customer_address SET name = $3, line1 = $4, line2 = $5, city = $6, region = $7, postal_code = $8,
       country = $9, is_default = is_default OR $10
WHERE id = $2 AND customer_id = $1
;;
UPDATE customer_session SET confirmed_at = created_at WHERE token_hash = $1
;;
UPDATE gift_card SET balance = balance + $1 WHERE id = $2 AND balance = $3 AND currency = $4
;;
UPDATE gift_card SET balance = balance + $1,
       expires_at = CASE WHEN expires_at < $3 THEN $3 ELSE expires_at END WHERE id = $2
;;
UPDATE gift_card SET balance = balance - $1
 WHERE id = $2 AND currency = $3 AND balance >= $1 AND coalesce(expires_at, 'infinity') > $4
;;
UPDATE goods_return SET refund_id = $1, refunded = $2 WHERE id = $3
;;
UPDATE goods_return SET refund_id = NULL, refunded = NULL WHERE id = $1
;;
UPDATE goods_return SET state = $1 WHERE id = $2
;;
UPDATE goods_return_line SET restocked = $1, written_off = $2 WHERE return_id = $3 AND sku = $4
;;
UPDATE login_attempt SET tries = $2, last_at = $3, open_at = $4 WHERE key_hash = $1
;;
UPDATE login_attempt SET tries = greatest(0, tries - 1), open_at = last_at WHERE key_hash = $1
;;
UPDATE notification SET attempts = attempts + 1,
       next_attempt_at = CAST($1 AS timestamptz) + least($2, 60 * power(2, attempts)) * interval '1 second'
WHERE id = (SELECT id FROM notification WHERE sent_at IS NULL AND next_attempt_at <= $1 AND attempts < $3
            ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, occasion, recipient, subject, body_text, body_html
;;
UPDATE notification SET sent_at = $1 WHERE id = $2
;;
UPDATE orders SET customer_id = NULL WHERE customer_id = $1
;;
UPDATE outbox SET sent_at = $1 WHERE id = ANY (CAST($2 AS bigint[]))
;;
UPDATE payment
SET next_check_at = CAST($1 AS timestamptz)
                    + greatest(interval '30 seconds', (CAST($1 AS timestamptz) - created_at) / 4)
WHERE id IN (SELECT id FROM payment WHERE status IN ('INTENDED', 'ACTION_REQUIRED') AND next_check_at <= $1
             ORDER BY next_check_at LIMIT $2 FOR UPDATE SKIP LOCKED)
RETURNING idempotency_key, order_number, provider, status, amount, currency, provider_reference, action_url
;;
UPDATE payment SET asked_at = $2 WHERE idempotency_key = $1 AND status IN ('INTENDED', 'ACTION_REQUIRED')
  AND (asked_at IS NULL OR asked_at < $3)
;;
UPDATE payment SET refunded = refunded - $1, prepaid_refunded = prepaid_refunded - $2, version = version + 1
WHERE idempotency_key = $3
;;
UPDATE payment p
SET refunded = p.refunded + least($2, o.from_provider),
    prepaid_refunded = p.prepaid_refunded + greatest(0, $2 - o.from_provider), version = p.version + 1
FROM (SELECT id, captured - refunded AS from_provider, prepaid - prepaid_refunded AS from_cards
      FROM payment WHERE order_number = $1 AND status = 'CAPTURED' FOR UPDATE) o
WHERE p.id = o.id AND o.from_provider + o.from_cards >= $2
RETURNING p.id, least($2, o.from_provider), greatest(0, $2 - o.from_provider), p.idempotency_key
;;
UPDATE payment_operation
SET status = 'REQUESTED', attempts = 0, next_attempt_at = $1, answer = left('asked again by ' || $2, 200)
WHERE id = $3 AND status = 'NEEDS_PERSON'
  AND payment_id IN (SELECT id FROM payment WHERE order_number = $4)
;;
UPDATE payment_operation SET next_attempt_at = $1, answer = $2 WHERE id = $3 AND status = 'REQUESTED'
;;
UPDATE payment_operation SET status = $1, answer = CAST($2 AS text),
       done_at = CASE WHEN $1 = 'NEEDS_PERSON' THEN done_at ELSE $3 END
WHERE id = $4 AND status = 'REQUESTED'
;;
UPDATE payment_operation o SET attempts = o.attempts + 1, next_attempt_at = $2
FROM payment p
WHERE p.id = o.payment_id
  AND o.id = (SELECT id FROM payment_operation WHERE status = 'REQUESTED' AND next_attempt_at <= $1
              ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING o.id, o.kind, o.idempotency_key, o.amount, o.attempts, o.refund_id, p.idempotency_key, p.provider,
          p.provider_reference, p.currency, p.order_number
;;
UPDATE product SET rating_sum = $1, rating_count = $2
 WHERE id = $3 AND (rating_sum, rating_count) IS DISTINCT FROM ($4, $5)
;;
UPDATE product SET updated_at = now(), version = version + 1 WHERE id = ANY ($1::bigint[])
;;
UPDATE product SET updated_at = now(), version = version + 1 WHERE slug = ANY ($1::text[])
;;
UPDATE product p SET active = false, version = p.version + 1, updated_at = now()
 WHERE p.id = ANY ($1::bigint[]) AND p.active
   AND NOT EXISTS (SELECT FROM variant v WHERE v.product_id = p.id AND v.active) RETURNING p.slug
;;
UPDATE product p SET active = true, version = p.version + 1, updated_at = now()
 WHERE p.slug = ANY ($1::text[]) AND NOT p.active
   AND EXISTS (SELECT FROM variant v WHERE v.product_id = p.id AND v.active) RETURNING p.slug
;;
UPDATE product p SET slug = u.slug, version = p.version + 1, updated_at = now()
  FROM unnest($1::bigint[], $2::text[]) AS u (id, slug) WHERE p.id = u.id
;;
UPDATE promotion SET name = $2, name_de = CAST($3 AS text), kind = $4, percent = CAST(CAST($5 AS text) AS numeric),
       buy = CAST(CAST($6 AS text) AS integer), get = CAST(CAST($7 AS text) AS integer), by_sku = $8,
       tiers = CAST($9 AS jsonb), skus = ARRAY(SELECT json_array_elements_text(CAST($10 AS json))),
       customer_group = CAST($11 AS text), valid_from = CAST(CAST($12 AS text) AS timestamptz),
       valid_until = CAST(CAST($13 AS text) AS timestamptz), exclusive = $14, with_coupon = $15 WHERE id = $1
;;
UPDATE promotion SET valid_until = $2, valid_from = CASE WHEN valid_from >= $2 THEN NULL ELSE valid_from END,
       version = version + 1 WHERE id = $1 AND (valid_until IS NULL OR valid_until > $2)
;;
UPDATE promotion SET version = version + 1 WHERE id = $1 AND version = $2
;;
UPDATE refund SET status = $1, failure = CAST($2 AS text), settled_at = $3 WHERE id = $4 AND status = 'REQUESTED'
RETURNING amount, prepaid_amount, currency, reason
;;
UPDATE replay SET ended_at = $1, failure = CAST($2 AS text) WHERE id = $3
;;
UPDATE replay SET last_id = $1, sent = sent + $2 WHERE id = $3
;;
UPDATE replay r SET upper_id = coalesce((SELECT max(e.id) FROM event e WHERE e.address = r.address), 0),
       last_id = coalesce((SELECT e.id FROM event e WHERE e.created_at >= r.from_at - interval '10 minutes'
                            ORDER BY e.created_at, e.id LIMIT 1), 1) - 1
 WHERE r.id = $1 AND (pg_snapshot_xmin(pg_current_snapshot()) >= r.barrier OR r.asked_at < $2)
;;
UPDATE reservation SET state = 'CONFIRMED', expires_at = NULL WHERE reference = $1 AND state = 'HELD'
;;
UPDATE reservation r SET reference = $2, expires_at = $3 WHERE r.reference = $1 AND r.state = 'HELD'
   AND NOT EXISTS (
     SELECT FROM (SELECT sku, quantity FROM reservation_line WHERE reservation_id = r.id) l
       FULL JOIN unnest(CAST($4 AS text[]), CAST($5 AS integer[])) AS w (sku, quantity) ON w.sku = l.sku
      WHERE l.quantity IS DISTINCT FROM w.quantity)
;;
UPDATE reservation_line l SET shipped = l.shipped + w.n
FROM reservation r, unnest(CAST($1 AS text[]), CAST($2 AS integer[])) AS w (sku, n)
WHERE r.id = l.reservation_id AND r.reference = $3 AND r.state = 'CONFIRMED'
  AND l.sku = w.sku AND l.quantity - l.shipped >= w.n RETURNING l.sku
;;
UPDATE review SET state = $1, decided_by = $2, decided_at = $3, decision_reason = $4, moderation_hash = NULL
WHERE moderation_hash = $5 RETURNING product_id
;;
UPDATE simulated_charge SET refunded = refunded + $2 WHERE charge_key = $1 AND captured - refunded >= $2
;;
UPDATE simulated_charge SET state = 'CAPTURED', captured = $2
WHERE charge_key = $1 AND state = 'APPROVED' AND amount >= $2
;;
UPDATE simulated_charge SET state = $1, decline = CAST($2 AS text)
WHERE reference = $3 AND state = 'AWAITING' RETURNING charge_key
;;
UPDATE simulated_event SET send_at = $2
WHERE id = (SELECT id FROM simulated_event WHERE send_at <= $1 ORDER BY send_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, event_id, type, charge_key
;;
UPDATE stock_alert SET client_hash = NULL WHERE client_hash IS NOT NULL AND created_at < $1
;;
UPDATE stock_alert SET due_at = $1 WHERE sku = $2 AND due_at IS NULL
;;
UPDATE stock_alert SET mailed_at = $1, token_hash = $2 WHERE id = $3
;;
UPDATE stock_horizon SET movement_id = $1, up_to = CASE WHEN up_to > $1 THEN up_to END, before_xid = CASE WHEN up_to > $1 THEN before_xid END
;;
UPDATE stock_horizon SET up_to = $1, before_xid = pg_snapshot_xmax(pg_current_snapshot())
;;
UPDATE stock_level SET backorder = $1, expected_on = CAST($2 AS date) WHERE sku = $3
;;
UPDATE stock_level SET low_at = CAST($1 AS integer) WHERE sku = $2
;;
UPDATE stock_level SET on_hand = on_hand + $1 WHERE sku = $2
;;
UPDATE stock_level SET on_hand = on_hand - wanted.n, reserved = reserved - wanted.n
FROM (SELECT CAST($1 AS integer) AS n) wanted
WHERE sku = $2 AND on_hand >= wanted.n AND reserved >= wanted.n
;;
UPDATE stock_level SET reserved = reserved + wanted.n FROM (SELECT CAST($1 AS integer) AS n) wanted
WHERE sku = $2 AND on_hand + backorder - reserved >= wanted.n
;;
UPDATE stock_level SET reserved = reserved - wanted.n FROM (SELECT CAST($1 AS integer) AS n) wanted
WHERE sku = $2 AND reserved >= wanted.n
;;
UPDATE stock_level l SET on_hand = l.on_hand + d.delta
FROM unnest(CAST($1 AS text[]), CAST($2 AS integer[])) AS d (sku, delta) WHERE l.sku = d.sku
RETURNING l.sku, l.reserved - l.on_hand - l.backorder
;;
UPDATE stock_level s SET reserved = s.reserved + w.n FROM unnest($1::text[], $2::integer[]) AS w (sku, n)
 WHERE s.sku = w.sku AND s.on_hand + s.backorder - s.reserved >= w.n
;;
UPDATE text_message SET attempts = attempts + 1,
       next_attempt_at = CAST($1 AS timestamptz) + least($2, 30 * power(2, attempts)) * interval '1 second'
WHERE id = (SELECT id FROM text_message WHERE sent_at IS NULL AND next_attempt_at <= $1 AND attempts < $3
            ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, occasion, recipient, body
;;
UPDATE text_message SET sent_at = $1 WHERE id = $2
;;
UPDATE variant v SET price = u.price, compare_at = u.compare_at, version = v.version + 1
  FROM unnest($1::text[], $2::numeric[], $3::numeric[]) AS u (sku, price, compare_at)
 WHERE v.sku = u.sku AND (v.price, v.compare_at) IS DISTINCT FROM (u.price, u.compare_at)
RETURNING v.product_id
;;
UPDATE wish_list SET updated_at = $1 WHERE id = $2
;;
WITH RECURSIVE above (id, parent_id, name, name_de, depth) AS (
  SELECT c.id, c.parent_id, c.name, coalesce(c.name_de, c.name), 1 FROM category c
   WHERE c.id IN (SELECT category_id FROM listing WHERE product_id = ANY ($1))
  UNION ALL
  SELECT a.id, c.parent_id, a.name || ' ' || c.name, a.name_de || ' ' || coalesce(c.name_de, c.name), a.depth + 1
    FROM above a JOIN category c ON c.id = a.parent_id WHERE a.depth < 20),
categories AS MATERIALIZED (SELECT DISTINCT ON (id) id, name, name_de FROM above ORDER BY id, depth DESC),
shown AS MATERIALIZED (
  SELECT p.id, p.name, coalesce(p.name_de, p.name) AS name_de, p.description,
         coalesce(p.description_de, p.description) AS description_de,
         coalesce(p.brand, '') || ' ' || c.name AS place, coalesce(p.brand, '') || ' ' || c.name_de AS place_de,
         left(v.labels, 20000) || ' ' || f.facts AS facts, left(v.labels_de, 20000) || ' ' || f.facts AS facts_de
    FROM listing l
    JOIN product p ON p.id = l.product_id
    JOIN categories c ON c.id = p.category_id
   CROSS JOIN LATERAL (
         SELECT coalesce(string_agg(v.label, ' ' ORDER BY v.position, v.id), '') AS labels,
                coalesce(string_agg(coalesce(v.label_de, v.label), ' ' ORDER BY v.position, v.id), '') AS labels_de
           FROM variant v WHERE v.product_id = p.id AND v.active) v
   CROSS JOIN LATERAL (
         SELECT coalesce(string_agg(a.fact ->> 'value', ' '), '') AS facts
           FROM jsonb_array_elements(p.attributes) a (fact)
          WHERE a.fact ->> 'value' NOT IN ('yes', 'no')) f
   WHERE l.product_id = ANY ($2)),
spoken AS (
  SELECT id, 'en' AS language, 'meo_en'::regconfig AS config, name, place, facts, description FROM shown
  UNION ALL
  SELECT id, 'de', 'meo_de'::regconfig, name_de, place_de, facts_de, description_de FROM shown)
INSERT INTO search_document AS d (product_id, language, document, words)
SELECT id, language,
       setweight(to_tsvector(config, name), 'A') || setweight(to_tsvector(config, place), 'B')
       || setweight(to_tsvector(config, facts), 'C') || setweight(to_tsvector(config, description), 'D'),
       setweight(to_tsvector('meo_words', name), 'A') || setweight(to_tsvector('meo_words', place), 'B')
       || setweight(to_tsvector('meo_words', facts), 'C')
  FROM spoken
    ON CONFLICT (product_id, language) DO UPDATE SET document = excluded.document, words = excluded.words
 WHERE (d.document, d.words) IS DISTINCT FROM (excluded.document, excluded.words)
;;
WITH RECURSIVE below (id) AS (
  SELECT id FROM category WHERE slug = ANY ($1::text[])
  UNION
  SELECT c.id FROM category c JOIN below b ON c.parent_id = b.id)
SELECT p.id FROM product p JOIN below b ON p.category_id = b.id
;;
WITH RECURSIVE known AS (
  (SELECT channel FROM orders ORDER BY channel LIMIT 1)
  UNION ALL
  SELECT (SELECT o.channel FROM orders o WHERE o.channel > k.channel ORDER BY o.channel LIMIT 1)
    FROM known k WHERE k.channel IS NOT NULL)
SELECT channel FROM known WHERE channel IS NOT NULL LIMIT 50
;;
WITH RECURSIVE reached (id, depth) AS (
  SELECT id, 1 FROM category WHERE parent_id IS NULL
  UNION ALL
  SELECT c.id, r.depth + 1 FROM category c JOIN reached r ON c.parent_id = r.id WHERE r.depth < $1)
SELECT slug FROM category WHERE id NOT IN (SELECT id FROM reached) ORDER BY slug LIMIT 1
;;
WITH RECURSIVE tree AS (
  SELECT c.*, NULL::text AS parent, 1 AS depth FROM category c WHERE c.parent_id IS NULL
  UNION ALL
  SELECT c.*, t.slug, t.depth + 1 FROM category c JOIN tree t ON c.parent_id = t.id WHERE t.depth < 100)
SELECT * FROM tree ORDER BY depth, parent, position, id
;;
WITH asked AS (
  INSERT INTO fulfilment (id, fulfilment_id, order_number, state, requested_at, version)
  SELECT nextval('fulfilment_seq'), f.id, f.order_number, $1, $2, 1
    FROM unnest($3::text[], $4::text[]) AS f (id, order_number) RETURNING id, fulfilment_id),
noted AS (
  INSERT INTO fulfilment_history (fulfilment_id, to_state, actor, occurred_at) SELECT id, $5, $6, $7 FROM asked)
INSERT INTO fulfilment_line (fulfilment_id, sku, quantity)
SELECT a.id, l.sku, l.quantity FROM unnest($8::text[], $9::text[], $10::integer[]) AS l (id, sku, quantity)
  JOIN asked a ON a.fulfilment_id = l.id
;;
WITH authorised AS (
  INSERT INTO payment (id, order_number, provider, idempotency_key, status, amount, currency, provider_reference,
                       created_at, settled_at)
  SELECT nextval('payment_seq'), p.order_number, p.provider, p.key, 'AUTHORISED', p.amount, p.currency,
         p.reference, $1, $2
    FROM unnest($3::text[], $4::text[], $5::text[], $6::numeric[], $7::text[], $8::text[])
           AS p (order_number, provider, key, amount, currency, reference)
  RETURNING id)
INSERT INTO payment_history (payment_id, from_status, to_status, actor, occurred_at)
SELECT id, 'INTENDED', 'AUTHORISED', $9, $10 FROM authorised
;;
WITH before AS (SELECT id, status FROM payment WHERE idempotency_key = $1 AND status = ANY (CAST($2 AS text[]))
                FOR UPDATE),
     moved AS (UPDATE payment p
               SET status = $3, provider_reference = coalesce(CAST($4 AS text), p.provider_reference),
                   action_url = coalesce(CAST($5 AS text), p.action_url),
                   decline_code = coalesce(CAST($6 AS text), p.decline_code),
                   settled_at = CASE WHEN $3 = 'ACTION_REQUIRED' THEN p.settled_at ELSE $7 END,
                   captured = CASE WHEN $3 = 'CAPTURED' THEN p.amount ELSE p.captured END,
                   version = p.version + 1
               FROM before b WHERE p.id = b.id RETURNING p.id)
INSERT INTO payment_history (payment_id, from_status, to_status, actor, reason, occurred_at)
SELECT b.id, b.status, $3, $8, $9, $7 FROM before b JOIN moved m ON m.id = b.id
;;
WITH counted AS MATERIALIZED (
  SELECT 'en' AS language, s.word, s.ndoc AS products
    FROM ts_stat('SELECT words FROM search_document WHERE language = ''en''') s
  UNION ALL
  SELECT 'de', s.word, s.ndoc FROM ts_stat('SELECT words FROM search_document WHERE language = ''de''') s),
gone AS (
  DELETE FROM search_word w
   WHERE NOT EXISTS (SELECT FROM counted c WHERE c.language = w.language AND c.word = w.word))
INSERT INTO search_word AS w (language, word, products)
SELECT language, word, products FROM counted WHERE length(word) BETWEEN 2 AND 40
    ON CONFLICT (language, word) DO UPDATE SET products = excluded.products
 WHERE w.products <> excluded.products
;;
WITH ended AS (
  UPDATE reservation SET state = 'RELEASED', expires_at = NULL WHERE id IN (
    SELECT id FROM reservation WHERE state = 'HELD' AND reference LIKE 'cart:%' AND expires_at <= $1
    ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING id, reference)
SELECT e.reference, l.sku, l.quantity - l.shipped FROM ended e
LEFT JOIN reservation_line l ON l.reservation_id = e.id AND l.quantity > l.shipped
;;
WITH entry AS (
  INSERT INTO credit_entry (customer_id, entry_key, charge_key, kind, delta, actor, occurred_at, received_on)
  SELECT customer_id, $1, $2, $3, $4, $5, $6, CAST($8 AS date) FROM credit_entry WHERE entry_key = $7
  RETURNING customer_id, delta)
UPDATE credit_account a SET used = a.used + e.delta FROM entry e WHERE a.customer_id = e.customer_id
;;
WITH gone AS (DELETE FROM reservation_line WHERE reservation_id =
               (SELECT id FROM reservation WHERE reference = $1 AND state = 'RELEASED'))
DELETE FROM reservation WHERE reference = $1 AND state = 'RELEASED'
;;
WITH newer AS (
  SELECT sku, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved FROM stock_movement
   WHERE id > (SELECT movement_id FROM stock_horizon) GROUP BY sku)
SELECT coalesce(l.sku, c.sku, n.sku) FROM stock_level l
  FULL JOIN stock_checkpoint c ON c.sku = l.sku
  FULL JOIN newer n ON n.sku = coalesce(l.sku, c.sku)
 WHERE l.on_hand IS DISTINCT FROM coalesce(c.on_hand, 0) + coalesce(n.on_hand, 0)
    OR l.reserved IS DISTINCT FROM coalesce(c.reserved, 0) + coalesce(n.reserved, 0)
 ORDER BY 1 LIMIT 100
;;
WITH old AS MATERIALIZED (
  SELECT id FROM reservation WHERE state = 'RELEASED' AND created_at < $1 ORDER BY created_at LIMIT $2
  FOR UPDATE SKIP LOCKED),
lines AS (DELETE FROM reservation_line WHERE reservation_id IN (SELECT id FROM old))
DELETE FROM reservation WHERE id IN (SELECT id FROM old)
;;
WITH placed AS MATERIALIZED (
  SELECT DISTINCT l.order_id, l.sku FROM orders o JOIN order_line l ON l.order_id = o.id
   WHERE o.placed_at >= $1 AND o.status IN ('PLACED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'COMPLETED')),
goods AS MATERIALIZED (
  SELECT sku, row_number() OVER (ORDER BY sku)::integer AS n FROM (SELECT DISTINCT sku FROM placed) s),
basket AS MATERIALIZED (
  SELECT array_agg(g.n) AS goods FROM placed p JOIN goods g ON g.sku = p.sku
   GROUP BY p.order_id HAVING count(*) BETWEEN 2 AND $2),
pair AS (
  SELECT a.n AS one, b.n AS other, count(*) AS orders
    FROM basket k CROSS JOIN LATERAL unnest(k.goods) a (n) CROSS JOIN LATERAL unnest(k.goods) b (n)
   WHERE a.n <> b.n GROUP BY a.n, b.n),
ranked AS (
  SELECT p.*, row_number() OVER (PARTITION BY one ORDER BY orders DESC, other) AS place FROM pair p)
SELECT a.sku, b.sku, r.orders FROM ranked r JOIN goods a ON a.n = r.one JOIN goods b ON b.n = r.other
 WHERE r.place <= $3
;;
WITH promised AS (
  INSERT INTO reservation (id, reference, state, created_at)
  SELECT nextval('reservation_seq'), r, 'CONFIRMED', $1 FROM unnest($2::text[]) r RETURNING id, reference)
INSERT INTO reservation_line (reservation_id, sku, quantity)
SELECT p.id, l.sku, l.quantity FROM unnest($3::text[], $4::text[], $5::integer[]) AS l (reference, sku, quantity)
  JOIN promised p ON p.reference = l.reference
;;
WITH seen AS (
  UPDATE customer_session SET last_seen_at = $2,
         expires_at = CASE WHEN remembered THEN expires_at ELSE CAST($3 AS timestamptz) END
  WHERE token_hash = $1 AND expires_at > $2 AND last_seen_at < $4 AND NOT awaits_code)
SELECT s.id, c.id, c.email, c.name, c.customer_group, s.confirmed_at IS NOT NULL,
       c.totp_confirmed_at IS NOT NULL,
       (SELECT string_agg(r.role, ',') FROM customer_role r WHERE r.customer_id = c.id)
FROM customer_session s JOIN customer c ON c.id = s.customer_id
WHERE s.token_hash = $1 AND s.expires_at > $2 AND NOT s.awaits_code AND c.deleted_at IS NULL
;;
WITH shown AS MATERIALIZED (
  SELECT p.id, p.category_id, p.brand, p.attributes, p.sold, p.created_at, p.active_from, p.active_until,
         p.rating_sum, p.rating_count, v.price, v.shelf, v.options
    FROM product p
   CROSS JOIN LATERAL (
         SELECT min(v.price) AS price, max(v.shelf) AS shelf, jsonb_agg(v.options) AS options
           FROM variant v WHERE v.product_id = p.id AND v.active HAVING count(*) > 0) v
   WHERE p.id = ANY ($1) AND p.active),
said AS (
  SELECT s.id, 'brand' AS facet, facet_key(s.brand) AS key FROM shown s WHERE s.brand IS NOT NULL
  UNION
  SELECT s.id, f.code, facet_key(facts.fact ->> 'value')
    FROM shown s
   CROSS JOIN LATERAL (
         SELECT jsonb_array_elements(o.options) AS fact FROM jsonb_array_elements(s.options) o (options)
         UNION ALL SELECT jsonb_array_elements(s.attributes)) facts
    JOIN facet f ON f.code = facts.fact ->> 'name' AND f.code NOT IN ('brand', 'price', 'rating', 'stock')
  UNION
  SELECT s.id, 'price', CASE WHEN s.price < 5 THEN '0-5' WHEN s.price < 10 THEN '5-10'
                             WHEN s.price < 20 THEN '10-20' WHEN s.price < 50 THEN '20-50'
                             WHEN s.price < 100 THEN '50-100' ELSE '100-' END FROM shown s
  UNION
  SELECT s.id, 'rating', stars::text FROM shown s, generate_series(2, 4) stars
   WHERE s.rating_count > 0 AND s.rating_sum >= stars * s.rating_count
  UNION
  SELECT s.id, 'stock', 'available' FROM shown s WHERE s.shelf > 0),
found AS MATERIALIZED (
  SELECT id, array_agg(value_id ORDER BY value_id) AS facets,
         string_agg(substring(int4send(value_id) FROM 2), ''::bytea ORDER BY value_id) AS codes
    FROM (SELECT DISTINCT said.id, coalesce(a.value_id, v.id) AS value_id
            FROM said
            LEFT JOIN facet_alias a ON a.facet = said.facet AND a.alias = said.key
            LEFT JOIN facet_value v ON v.facet = said.facet AND v.value = said.key
           WHERE coalesce(a.value_id, v.id) IS NOT NULL) known
   GROUP BY id)
INSERT INTO listing AS l (product_id, category_id, price, sold, rating, shelf, created_at, active_from,
                          active_until, facets, codes)
SELECT s.id, s.category_id, s.price, s.sold,
       CASE WHEN s.rating_count = 0 THEN 0 ELSE s.rating_sum::real / s.rating_count END, s.shelf, s.created_at,
       coalesce(s.active_from, '-infinity'), coalesce(s.active_until, 'infinity'), coalesce(f.facets, '{}'),
       coalesce(f.codes, '')
  FROM shown s LEFT JOIN found f ON f.id = s.id
    ON CONFLICT (product_id) DO UPDATE SET category_id = excluded.category_id, price = excluded.price,
       sold = excluded.sold, rating = excluded.rating, shelf = excluded.shelf,
       created_at = excluded.created_at, active_from = excluded.active_from,
       active_until = excluded.active_until, facets = excluded.facets, codes = excluded.codes
 WHERE (l.category_id, l.price, l.sold, l.rating, l.shelf, l.created_at, l.active_from, l.active_until, l.facets)
       IS DISTINCT FROM (excluded.category_id, excluded.price, excluded.sold, excluded.rating, excluded.shelf,
        excluded.created_at, excluded.active_from, excluded.active_until, excluded.facets)
;;
WITH shown AS NOT MATERIALIZED (
  SELECT id, rating, written_at FROM review WHERE product_id = $1 AND state = 'APPROVED'),
counts AS (SELECT count(*) FILTER (WHERE rating = 1) AS one, count(*) FILTER (WHERE rating = 2) AS two,
                  count(*) FILTER (WHERE rating = 3) AS three, count(*) FILTER (WHERE rating = 4) AS four,
                  count(*) FILTER (WHERE rating = 5) AS five FROM shown),
page AS (SELECT id FROM shown ORDER BY written_at DESC, id DESC LIMIT $2 OFFSET $3)
SELECT c.one, c.two, c.three, c.four, c.five,
       r.rating, r.title, r.body, r.display_name, r.language, r.written_at
FROM counts c LEFT JOIN (page JOIN review r ON r.id = page.id) ON true
ORDER BY r.written_at DESC, r.id DESC
;;
WITH told AS (SELECT * FROM unnest($1::text[], $2::integer[]) AS t (sku, shelf)),
held AS MATERIALIZED (
  SELECT v.id, v.sku, v.product_id, v.shelf AS before, t.shelf AS now
    FROM told t JOIN variant v ON v.sku = t.sku
     FOR UPDATE OF v SKIP LOCKED),
changed AS (
  UPDATE variant v SET shelf = h.now FROM held h WHERE v.id = h.id AND h.before <> h.now)
SELECT v.sku, h.product_id, h.before, h.now
  FROM told t JOIN variant v ON v.sku = t.sku LEFT JOIN held h ON h.id = v.id
;;
WITH wanted AS (SELECT * FROM unnest($1::text[], $2::integer[]) AS w (sku, n)),
held AS (
  SELECT w.sku, w.n, s.location_id, s.on_hand, s.location_id = $3 AS named, l.active, l.priority
    FROM wanted w JOIN location_stock s ON s.sku = w.sku JOIN stock_location l ON l.id = s.location_id
   WHERE s.on_hand > 0),
complete AS (
  SELECT location_id FROM held WHERE on_hand >= n GROUP BY location_id HAVING count(*) = (SELECT count(*) FROM wanted)),
ranked AS (
  SELECT h.sku, h.n, h.location_id, h.on_hand,
         coalesce(sum(h.on_hand) OVER (PARTITION BY h.sku
           ORDER BY h.named DESC, c.location_id IS NULL, h.on_hand < h.n, h.active DESC, h.priority, h.location_id
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS taken
    FROM held h LEFT JOIN complete c ON c.location_id = h.location_id)
SELECT sku, location_id, least(on_hand, n - taken) AS n FROM ranked WHERE taken < n ORDER BY sku, taken