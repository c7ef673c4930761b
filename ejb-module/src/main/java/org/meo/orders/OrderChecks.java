package org.meo.orders;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** What would be wrong with orders; every list is empty in a sound store and never longer than 100. */
@Stateless
@TransactionAttribute(SUPPORTS)
public class OrderChecks {

    @PersistenceContext
    private EntityManager entities;

    /** Numbers of orders begun since a time whose lines are not what the order says: amounts, discounts or taxes. */
    @SuppressWarnings("unchecked")
    public List<String> wrongTotals(Instant since) {
        return entities.createNativeQuery("""
                SELECT o.number FROM orders o
                  LEFT JOIN LATERAL (SELECT sum(l.line_total) AS total, sum(l.discount) AS discount, sum(l.tax) AS tax
                                       FROM order_line l WHERE l.order_id = o.id) l ON true
                 WHERE o.created_at >= ?1
                   AND (l.total IS DISTINCT FROM o.subtotal OR l.discount IS DISTINCT FROM o.discount OR l.tax > o.tax)
                 ORDER BY o.created_at DESC LIMIT 100""").setParameter(1, Timestamp.from(since)).getResultList();
    }
}
