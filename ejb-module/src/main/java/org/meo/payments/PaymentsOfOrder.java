package org.meo.payments;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What was paid for an order and given back, for pages. */
@Stateless
public class PaymentsOfOrder {

    @PersistenceContext
    private EntityManager entities;

    /** @throws IllegalArgumentException for an unknown number: a bug, as numbers come from the store itself */
    public Summary of(String orderNumber) {
        List<?> rows = entities.createNativeQuery("""
                SELECT o.currency, p.status, p.provider, p.card_last4, coalesce(p.captured, 0), coalesce(p.refunded, 0),
                       coalesce(p.prepaid, 0), coalesce(p.prepaid_refunded, 0), coalesce(p.amount, 0)
                FROM orders o LEFT JOIN payment p ON p.order_number = o.number
                WHERE o.number = ?1 ORDER BY p.status IN ('DECLINED', 'VOIDING', 'VOIDED'), p.id DESC LIMIT 1""")
                .setParameter(1, orderNumber).getResultList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no order " + orderNumber);
        }
        Object[] row = (Object[]) rows.get(0);
        CurrencyUnit currency = CurrencyUnit.of((String) row[0]);
        PaymentStatus status = row[1] == null ? null : PaymentStatus.valueOf((String) row[1]);
        Money captured = Money.of(currency, (BigDecimal) row[4]);
        Money refunded = Money.of(currency, (BigDecimal) row[5]);
        Money prepaid = Money.of(currency, (BigDecimal) row[6]);
        Money prepaidRefunded = Money.of(currency, (BigDecimal) row[7]);
        return new Summary(status, (String) row[2], (String) row[3], Money.of(currency, (BigDecimal) row[8]), captured, prepaid,
                refunded.plus(prepaidRefunded), status == PaymentStatus.CAPTURED
                        ? captured.minus(refunded).plus(prepaid).minus(prepaidRefunded) : Money.zero(currency),
                refunds(orderNumber));
    }

    /** What a provider was asked for in vain, so that a person has to look. */
    public List<Stuck> stuck(String orderNumber) {
        List<?> rows = entities.createNativeQuery("""
                SELECT o.id, o.kind, o.amount, p.currency, o.requested_at, coalesce(o.answer, '')
                FROM payment p JOIN payment_operation o ON o.payment_id = p.id
                WHERE p.order_number = ?1 AND o.status = 'NEEDS_PERSON' ORDER BY o.id LIMIT 100""")
                .setParameter(1, orderNumber).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new Stuck(((Number) row[0]).longValue(),
                OperationKind.valueOf((String) row[1]), Money.of(CurrencyUnit.of((String) row[3]), (BigDecimal) row[2]),
                instant(row[4]), (String) row[5])).toList();
    }

    private List<RefundView> refunds(String orderNumber) {
        List<?> rows = entities.createNativeQuery("""
                SELECT id, status, amount + prepaid_amount, currency, reason, actor, requested_at, settled_at FROM refund
                WHERE order_number = ?1 ORDER BY id LIMIT 100""").setParameter(1, orderNumber).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new RefundView(((Number) row[0]).longValue(),
                RefundStatus.valueOf((String) row[1]), Money.of(CurrencyUnit.of((String) row[3]), (BigDecimal) row[2]),
                (String) row[4], (String) row[5], instant(row[6]), row[7] == null ? null : instant(row[7]))).toList();
    }

    private static Instant instant(Object value) {
        return ((Timestamp) value).toInstant();
    }

    /**
     * An order's payment.
     *
     * @param status     null when none was ever intended
     * @param provider   null like the status
     * @param cardLast4  null when it was no card
     * @param amount     what the provider was asked for
     * @param prepaid    what gift cards paid
     * @param refunded   given back or about to be, gift cards included
     * @param refundable what can still be asked back, gift cards included; zero before the money was taken
     */
    public record Summary(PaymentStatus status, String provider, String cardLast4, Money amount, Money captured, Money prepaid,
            Money refunded, Money refundable, List<RefundView> refunds) {
    }

    /** @param answer what the provider said last, or why it said nothing; may be empty */
    public record Stuck(long id, OperationKind kind, Money amount, Instant requestedAt, String answer) {
    }

    /** @param settledAt null until it is settled or has failed */
    public record RefundView(long id, RefundStatus status, Money amount, String reason, String actor, Instant requestedAt,
            Instant settledAt) {
    }
}
