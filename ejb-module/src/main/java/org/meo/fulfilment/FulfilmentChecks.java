package org.meo.fulfilment;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** What would be wrong between orders and the warehouse; every list is empty in a sound store and never longer than 100. */
@Stateless
@TransactionAttribute(SUPPORTS)
public class FulfilmentChecks {

    @PersistenceContext
    private EntityManager entities;

    /** Numbers of orders that wait for a warehouse that was never asked, or whose request was called off. */
    @SuppressWarnings("unchecked")
    public List<String> notAskedFor() {
        return entities.createNativeQuery("""
                SELECT o.number FROM orders o WHERE o.status IN ('PLACED', 'PARTIALLY_SHIPPED') AND NOT EXISTS
                  (SELECT FROM fulfilment f WHERE f.order_number = o.number AND f.state <> 'CANCELLED')
                ORDER BY o.created_at DESC LIMIT 100""").getResultList();
    }

    /** Numbers of orders that ended while the warehouse is still asked for them. */
    @SuppressWarnings("unchecked")
    public List<String> askedForInVain() {
        return entities.createNativeQuery("""
                SELECT o.number FROM fulfilment f JOIN orders o ON o.number = f.order_number
                 WHERE f.state IN ('REQUESTED', 'PARTIALLY_SHIPPED')
                   AND o.status IN ('CANCELLED', 'PAYMENT_FAILED', 'SHIPPED', 'COMPLETED')
                 ORDER BY f.requested_at LIMIT 100""").getResultList();
    }

    /** Numbers of orders begun since a time of which the parcels hold more than was ordered, or other than is noted. */
    @SuppressWarnings("unchecked")
    public List<String> wrongParcels(Instant since) {
        return entities.createNativeQuery("""
                SELECT o.number FROM orders o WHERE o.created_at >= ?1 AND EXISTS
                  (SELECT FROM (SELECT f.order_number, l.sku, sum(l.shipped) AS noted,
                                       sum((SELECT coalesce(sum(p.quantity), 0) FROM shipment s JOIN shipment_line p ON p.shipment_id = s.id
                                             WHERE s.fulfilment_id = f.id AND p.sku = l.sku)) AS sent
                                  FROM fulfilment f JOIN fulfilment_line l ON l.fulfilment_id = f.id
                                 WHERE f.order_number = o.number GROUP BY f.order_number, l.sku) sent
                    LEFT JOIN LATERAL (SELECT sum(b.quantity) AS bought FROM order_line b
                                        WHERE b.order_id = o.id AND b.sku = sent.sku) b ON true
                    WHERE sent.noted <> sent.sent OR sent.sent > coalesce(b.bought, 0))
                ORDER BY o.created_at DESC LIMIT 100""").setParameter(1, Timestamp.from(since)).getResultList();
    }

    /** Shipment notices that were refused since a time, with the reason: goods may have left that nobody should get. */
    @SuppressWarnings("unchecked")
    public List<String> refusedNotices(Instant since) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT created_at, properties ->> 'meoError' FROM outbox
                 WHERE address = 'meo.dlq.meo.shipments.in' AND address LIKE 'meo.dlq.%' AND created_at >= ?1 ORDER BY created_at DESC LIMIT 100""")
                .setParameter(1, Timestamp.from(since)).getResultList();
        return rows.stream().map(row -> row[0] + " " + row[1]).toList();
    }
}
