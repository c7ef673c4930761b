package org.meo.payments;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What must never be, for the check that operators run: each answer is empty in a sound store, and a hundred long at most. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PaymentChecks {

    private static final Duration LATELY = Duration.ofDays(30);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** As {@link #ordersWithoutPayment(Instant)}, of the last month: what is older was looked at before. */
    public List<String> ordersWithoutPayment() {
        return ordersWithoutPayment(lately());
    }

    /** As {@link #paymentsWithoutOrder(Instant)}, of the last month. */
    public List<String> paymentsWithoutOrder() {
        return paymentsWithoutOrder(lately());
    }

    /** As {@link #unknownCharges(Instant)}, of the last month. */
    public List<String> unknownCharges() {
        return unknownCharges(lately());
    }

    /** Numbers of orders of the shop's own and of partners that were begun since a time, are placed and have no good payment. */
    public List<String> ordersWithoutPayment(Instant since) {
        return texts(since, """
                SELECT o.number FROM orders o
                WHERE o.status IN ('PLACED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'COMPLETED') AND (o.channel = 'web' OR o.request_hash IS NOT NULL)
                  AND o.created_at >= ?1
                  AND NOT EXISTS (SELECT FROM payment p WHERE p.order_number = o.number
                                  AND p.status IN ('AUTHORISED', 'CAPTURED'))
                ORDER BY o.id LIMIT 100""");
    }

    /** Numbers of orders that were begun since a time and came to nothing while their payment is good. */
    public List<String> paymentsWithoutOrder(Instant since) {
        return texts(since, """
                SELECT p.order_number FROM payment p JOIN orders o ON o.number = p.order_number
                WHERE o.status IN ('PAYMENT_FAILED', 'CANCELLED') AND o.created_at >= ?1
                  AND (p.status = 'AUTHORISED' OR p.status = 'CAPTURED' AND p.refunded < p.captured)
                ORDER BY p.id LIMIT 100""");
    }

    /** Numbers of orders whose refunds add up to more than was taken, or to other than was counted. */
    public List<String> overRefunded() {
        return texts("""
                SELECT p.order_number FROM payment p
                JOIN (SELECT payment_id, sum(amount) AS amount, sum(prepaid_amount) AS prepaid_amount FROM refund
                      WHERE status <> 'FAILED' GROUP BY payment_id) r ON r.payment_id = p.id
                WHERE r.amount > p.captured OR r.amount <> p.refunded OR r.prepaid_amount <> p.prepaid_refunded
                ORDER BY p.id LIMIT 100""");
    }

    /** What a person must look at: {@code <id> <what> <order number> <why>} of operations that were tried too often. */
    public List<String> stuckOperations() {
        return texts("""
                SELECT o.id || ' ' || o.kind || ' ' || p.order_number || ' ' || coalesce(o.answer, '')
                FROM payment_operation o JOIN payment p ON p.id = o.payment_id
                WHERE o.status = 'NEEDS_PERSON' ORDER BY o.id LIMIT 100""");
    }

    /**
     * Keys of charges since a time in the simulated provider's books that no payment of the store stands for, or only one
     * that failed.
     */
    public List<String> unknownCharges(Instant since) {
        return texts(since, """
                SELECT c.charge_key FROM simulated_charge c LEFT JOIN payment p ON p.idempotency_key = c.charge_key
                WHERE c.state IN ('APPROVED', 'CAPTURED') AND c.created_at >= ?1 AND (p.id IS NULL OR p.status IN ('DECLINED', 'VOIDED'))
                ORDER BY c.created_at LIMIT 100""");
    }

    /** Customers whose credit in use is not the sum of its entries. */
    public List<String> creditMismatches() {
        return texts("""
                SELECT CAST(a.customer_id AS text) FROM credit_account a
                LEFT JOIN (SELECT customer_id, sum(delta) AS used FROM credit_entry GROUP BY customer_id) e
                  ON e.customer_id = a.customer_id
                WHERE a.used <> coalesce(e.used, 0) ORDER BY a.customer_id LIMIT 100""");
    }

    private Instant lately() {
        return clock.instant().minus(LATELY);
    }

    private List<String> texts(Instant since, String query) {
        return texts(entities.createNativeQuery(query).setParameter(1, Timestamp.from(since)));
    }

    private List<String> texts(String query) {
        return texts(entities.createNativeQuery(query));
    }

    private static List<String> texts(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(String.class::cast).toList();
    }
}
