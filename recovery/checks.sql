-- What the store's reconciliation asks, as ChecksScriptTest wrote it down: check.sh runs it. Each statement answers with
-- what is wrong, so a sound database answers nothing.

SELECT 'stock.movements', trim(BOTH '()' FROM CAST(found AS text)) FROM (
WITH newer AS (
  SELECT sku, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved FROM stock_movement
   WHERE id > (SELECT movement_id FROM stock_horizon) GROUP BY sku)
SELECT coalesce(l.sku, c.sku, n.sku) FROM stock_level l
  FULL JOIN stock_checkpoint c ON c.sku = l.sku
  FULL JOIN newer n ON n.sku = coalesce(l.sku, c.sku)
 WHERE l.on_hand IS DISTINCT FROM coalesce(c.on_hand, 0) + coalesce(n.on_hand, 0)
    OR l.reserved IS DISTINCT FROM coalesce(c.reserved, 0) + coalesce(n.reserved, 0)
 ORDER BY 1 LIMIT 100) found;

SELECT 'stock.promises', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT coalesce(l.sku, p.sku) FROM stock_level l
  FULL JOIN (SELECT o.sku, sum(o.quantity - o.shipped) AS reserved FROM reservation_line o
               JOIN reservation r ON r.id = o.reservation_id AND r.state <> 'RELEASED'
              WHERE o.shipped < o.quantity GROUP BY o.sku) p ON p.sku = l.sku
 WHERE coalesce(l.reserved, 0) <> coalesce(p.reserved, 0) ORDER BY 1 LIMIT 100) found;

SELECT 'stock.locations', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT coalesce(l.sku, s.sku) FROM stock_level l
  FULL JOIN (SELECT sku, sum(on_hand) AS on_hand FROM location_stock GROUP BY sku) s ON s.sku = l.sku
 WHERE coalesce(l.on_hand, 0) <> coalesce(s.on_hand, 0) ORDER BY 1 LIMIT 100) found;

SELECT 'payments.missing', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT o.number FROM orders o
WHERE o.status IN ('PLACED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'COMPLETED') AND (o.channel = 'web' OR o.request_hash IS NOT NULL)
  AND o.created_at >= now() - interval '30 days'
  AND NOT EXISTS (SELECT FROM payment p WHERE p.order_number = o.number
                  AND p.status IN ('AUTHORISED', 'CAPTURED'))
ORDER BY o.id LIMIT 100) found;

SELECT 'payments.orphaned', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT p.order_number FROM payment p JOIN orders o ON o.number = p.order_number
WHERE o.status IN ('PAYMENT_FAILED', 'CANCELLED') AND o.created_at >= now() - interval '30 days'
  AND (p.status = 'AUTHORISED' OR p.status = 'CAPTURED' AND p.refunded < p.captured)
ORDER BY p.id LIMIT 100) found;

SELECT 'payments.overRefunded', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT p.order_number FROM payment p
JOIN (SELECT payment_id, sum(amount) AS amount, sum(prepaid_amount) AS prepaid_amount FROM refund
      WHERE status <> 'FAILED' GROUP BY payment_id) r ON r.payment_id = p.id
WHERE r.amount > p.captured OR r.amount <> p.refunded OR r.prepaid_amount <> p.prepaid_refunded
ORDER BY p.id LIMIT 100) found;

SELECT 'payments.stuck', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT o.id || ' ' || o.kind || ' ' || p.order_number || ' ' || coalesce(o.answer, '')
FROM payment_operation o JOIN payment p ON p.id = o.payment_id
WHERE o.status = 'NEEDS_PERSON' ORDER BY o.id LIMIT 100) found;

SELECT 'payments.unknownCharges', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT c.charge_key FROM simulated_charge c LEFT JOIN payment p ON p.idempotency_key = c.charge_key
WHERE c.state IN ('APPROVED', 'CAPTURED') AND c.created_at >= now() - interval '30 days' AND (p.id IS NULL OR p.status IN ('DECLINED', 'VOIDED'))
ORDER BY c.created_at LIMIT 100) found;

SELECT 'credit', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT CAST(a.customer_id AS text) FROM credit_account a
LEFT JOIN (SELECT customer_id, sum(delta) AS used FROM credit_entry GROUP BY customer_id) e
  ON e.customer_id = a.customer_id
WHERE a.used <> coalesce(e.used, 0) ORDER BY a.customer_id LIMIT 100) found;

SELECT 'coupons', trim(BOTH '()' FROM CAST(found AS text)) FROM (
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
 ORDER BY 1 LIMIT 100) found;

SELECT 'giftCards', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT c.id FROM gift_card c
  LEFT JOIN (SELECT gift_card_id, sum(amount) AS amount FROM gift_card_entry GROUP BY gift_card_id) e
    ON e.gift_card_id = c.id
 WHERE c.balance <> coalesce(e.amount, 0) ORDER BY 1 LIMIT 100) found;

SELECT 'orders.totals', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT o.number FROM orders o
  LEFT JOIN LATERAL (SELECT sum(l.line_total) AS total, sum(l.discount) AS discount, sum(l.tax) AS tax
                       FROM order_line l WHERE l.order_id = o.id) l ON true
 WHERE o.created_at >= now() - interval '7 days'
   AND (l.total IS DISTINCT FROM o.subtotal OR l.discount IS DISTINCT FROM o.discount OR l.tax > o.tax)
 ORDER BY o.created_at DESC LIMIT 100) found;

SELECT 'fulfilment.notAsked', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT o.number FROM orders o WHERE o.status IN ('PLACED', 'PARTIALLY_SHIPPED') AND NOT EXISTS
  (SELECT FROM fulfilment f WHERE f.order_number = o.number AND f.state <> 'CANCELLED')
ORDER BY o.created_at DESC LIMIT 100) found;

SELECT 'fulfilment.inVain', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT o.number FROM fulfilment f JOIN orders o ON o.number = f.order_number
 WHERE f.state IN ('REQUESTED', 'PARTIALLY_SHIPPED')
   AND o.status IN ('CANCELLED', 'PAYMENT_FAILED', 'SHIPPED', 'COMPLETED')
 ORDER BY f.requested_at LIMIT 100) found;

SELECT 'fulfilment.parcels', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT o.number FROM orders o WHERE o.created_at >= now() - interval '7 days' AND EXISTS
  (SELECT FROM (SELECT f.order_number, l.sku, sum(l.shipped) AS noted,
                       sum((SELECT coalesce(sum(p.quantity), 0) FROM shipment s JOIN shipment_line p ON p.shipment_id = s.id
                             WHERE s.fulfilment_id = f.id AND p.sku = l.sku)) AS sent
                  FROM fulfilment f JOIN fulfilment_line l ON l.fulfilment_id = f.id
                 WHERE f.order_number = o.number GROUP BY f.order_number, l.sku) sent
    LEFT JOIN LATERAL (SELECT sum(b.quantity) AS bought FROM order_line b
                        WHERE b.order_id = o.id AND b.sku = sent.sku) b ON true
    WHERE sent.noted <> sent.sent OR sent.sent > coalesce(b.bought, 0))
ORDER BY o.created_at DESC LIMIT 100) found;

SELECT 'fulfilment.refused', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT created_at, properties ->> 'meoError' FROM outbox
 WHERE address = 'meo.dlq.meo.shipments.in' AND address LIKE 'meo.dlq.%' AND created_at >= now() - interval '7 days' ORDER BY created_at DESC LIMIT 100) found;

SELECT 'documents.gaps', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT c.kind || ' ' || c.year FROM document_counter c
LEFT JOIN LATERAL (SELECT count(*) AS documents, coalesce(max(d.sequence), 0) AS last FROM document d
                    WHERE d.kind = c.kind AND d.year = c.year) d ON true
WHERE d.documents <> c.last OR d.last <> c.last ORDER BY 1 LIMIT 100) found;

SELECT 'audit', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT id FROM (SELECT *, row_number() OVER entries AS place,
                       lag(hash, 1, decode(repeat('00', 32), 'hex')) OVER entries AS before
                  FROM audit_event WINDOW entries AS (ORDER BY id)) e
 WHERE id <> place OR previous_hash <> before OR hash <> sha256(before ||
   (SELECT string_agg(int4send(length(part)) || part, '' ORDER BY n)
      FROM unnest(ARRAY[convert_to(id::text, 'UTF8'),
                        convert_to((extract(epoch FROM occurred_at) * 1000000)::bigint::text, 'UTF8'),
                        convert_to(kind, 'UTF8'), convert_to(coalesce(customer_id::text, 'null'), 'UTF8'),
                        convert_to(coalesce(actor_id::text, 'null'), 'UTF8'), convert_to(detail, 'UTF8')])
           WITH ORDINALITY p (part, n)))
 ORDER BY id LIMIT 1) found;

SELECT 'mails.undeliverable', trim(BOTH '()' FROM CAST(found AS text)) FROM (
SELECT occasion FROM notification WHERE sent_at IS NULL AND attempts >= 20 ORDER BY next_attempt_at LIMIT 100) found;
