package org.meo.payments;

import static jakarta.ejb.TransactionAttributeType.REQUIRED;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.orders.Orders;
import org.meo.pricing.Redemptions;

/**
 * What providers are still to be asked for. Whoever takes an operation calls the provider outside of any transaction and
 * brings the answer; should they die between, it is taken again when its time is up, under the same key.
 */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class PaymentOperations {

    /** After this many tries, the last of them hours after the first, a person is asked. */
    static final int MAX_ATTEMPTS = 12;
    private static final String ACTOR = "payment work";
    /** Longer than any call may take. */
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final long SHORTEST_WAIT_SECONDS = 2;
    private static final long LONGEST_WAIT_SECONDS = Duration.ofHours(2).toSeconds();

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Payments payments;

    @EJB
    private Orders orders;

    @EJB
    private Redemptions redemptions;

    @Inject
    private Event<PaymentCaptured> captured;

    @Inject
    private Event<RefundSettled> refundSettled;

    @Inject
    private Event<RefundFailed> refundFailed;

    @Inject
    private Clock clock;

    /** Takes the operation that has been due for longest, and keeps it from others for a while. */
    public Optional<Operation> take() {
        Instant now = clock.instant();
        List<?> rows = entities.createNativeQuery("""
                UPDATE payment_operation o SET attempts = o.attempts + 1, next_attempt_at = ?2
                FROM payment p
                WHERE p.id = o.payment_id
                  AND o.id = (SELECT id FROM payment_operation WHERE status = 'REQUESTED' AND next_attempt_at <= ?1
                              ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING o.id, o.kind, o.idempotency_key, o.amount, o.attempts, o.refund_id, p.idempotency_key, p.provider,
                          p.provider_reference, p.currency, p.order_number""")
                .setParameter(1, Timestamp.from(now)).setParameter(2, Timestamp.from(now.plus(LEASE))).getResultList();
        return rows.stream().map(Object[].class::cast).findFirst().map(row -> new Operation(((Number) row[0]).longValue(),
                OperationKind.valueOf((String) row[1]), (String) row[7], (String) row[10],
                row[5] == null ? 0 : ((Number) row[5]).longValue(), ((Number) row[4]).intValue(),
                new ProviderCall((String) row[2], (String) row[6], (String) row[8],
                        Money.of(CurrencyUnit.of((String) row[9]), (BigDecimal) row[3]))));
    }

    /** The provider did it: says so to all whom it concerns. */
    public void done(Operation operation, String reference) {
        // Those who are told go on with the order: its row comes before the payment's (rule 7).
        orders.lockStatus(operation.orderNumber());
        if (!move(operation.id(), OperationStatus.DONE, reference)) {
            return;
        }
        String key = operation.call().paymentKey();
        switch (operation.kind()) {
            case CAPTURE -> {
                if (payments.move(key, PaymentStatus.CAPTURED, null, null, null, ACTOR, "")) {
                    captured.fire(new PaymentCaptured(operation.orderNumber(), operation.call().amount()));
                }
            }
            case VOID -> payments.move(key, PaymentStatus.VOIDED, null, null, null, ACTOR, "");
            case REFUND -> {
                RefundPart refund = endRefund(operation, RefundStatus.SETTLED, null);
                if (refund.prepaid().isPositive()) {
                    redemptions.refund(operation.orderNumber(), refund.prepaid());
                }
                refundSettled.fire(new RefundSettled(operation.orderNumber(), operation.refundId(), refund.all(),
                        refund.reason()));
            }
            default -> throw new IllegalStateException("unknown operation " + operation.kind());
        }
    }

    /**
     * The provider refused for good. A refund ends, and its amount may be asked for again; that a capture or a release is
     * refused only a person can mend.
     */
    public void refused(Operation operation, String code) {
        orders.lockStatus(operation.orderNumber());
        if (operation.kind() != OperationKind.REFUND) {
            move(operation.id(), OperationStatus.NEEDS_PERSON, code);
        } else if (move(operation.id(), OperationStatus.FAILED, code)) {
            RefundPart refund = endRefund(operation, RefundStatus.FAILED, code);
            entities.createNativeQuery("""
                    UPDATE payment SET refunded = refunded - ?1, prepaid_refunded = prepaid_refunded - ?2, version = version + 1
                    WHERE idempotency_key = ?3""")
                    .setParameter(1, operation.call().amount().getAmount()).setParameter(2, refund.prepaid().getAmount())
                    .setParameter(3, operation.call().paymentKey()).executeUpdate();
            refundFailed.fire(new RefundFailed(operation.orderNumber(), operation.refundId(), refund.all(), refund.reason(), code));
        }
    }

    /** No answer came: it is tried again later and later, then a person is asked. */
    public void unanswered(Operation operation, String why) {
        if (operation.attempts() >= MAX_ATTEMPTS) {
            move(operation.id(), OperationStatus.NEEDS_PERSON, why);
            return;
        }
        long wait = Math.min(LONGEST_WAIT_SECONDS, SHORTEST_WAIT_SECONDS << operation.attempts());
        entities.createNativeQuery(
                "UPDATE payment_operation SET next_attempt_at = ?1, answer = ?2 WHERE id = ?3 AND status = 'REQUESTED'")
                .setParameter(1, Timestamp.from(clock.instant().plusSeconds(wait))).setParameter(2, cut(why))
                .setParameter(3, operation.id()).executeUpdate();
    }

    /**
     * A person looked and wants it tried again.
     *
     * @return false when it needs none, or is none of that order's
     */
    @TransactionAttribute(REQUIRED)
    public boolean askAgain(String orderNumber, long operationId, String actor) {
        return entities.createNativeQuery("""
                UPDATE payment_operation
                SET status = 'REQUESTED', attempts = 0, next_attempt_at = ?1, answer = left('asked again by ' || ?2, 200)
                WHERE id = ?3 AND status = 'NEEDS_PERSON'
                  AND payment_id IN (SELECT id FROM payment WHERE order_number = ?4)""")
                .setParameter(1, Timestamp.from(clock.instant())).setParameter(2, actor).setParameter(3, operationId)
                .setParameter(4, orderNumber).executeUpdate() == 1;
    }

    private boolean move(long id, OperationStatus to, String answer) {
        return entities.createNativeQuery("""
                UPDATE payment_operation SET status = ?1, answer = CAST(?2 AS text),
                       done_at = CASE WHEN ?1 = 'NEEDS_PERSON' THEN done_at ELSE ?3 END
                WHERE id = ?4 AND status = 'REQUESTED'""")
                .setParameter(1, to.name()).setParameter(2, cut(answer)).setParameter(3, Timestamp.from(clock.instant()))
                .setParameter(4, id).executeUpdate() == 1;
    }

    private RefundPart endRefund(Operation operation, RefundStatus status, String failure) {
        Object[] row = (Object[]) entities.createNativeQuery("""
                UPDATE refund SET status = ?1, failure = CAST(?2 AS text), settled_at = ?3 WHERE id = ?4 AND status = 'REQUESTED'
                RETURNING amount, prepaid_amount, currency, reason""")
                .setParameter(1, status.name()).setParameter(2, failure == null ? null : cut(failure, 60))
                .setParameter(3, Timestamp.from(clock.instant())).setParameter(4, operation.refundId()).getSingleResult();
        CurrencyUnit currency = CurrencyUnit.of((String) row[2]);
        return new RefundPart(Money.of(currency, (BigDecimal) row[0]), Money.of(currency, (BigDecimal) row[1]), (String) row[3]);
    }

    private static String cut(String text) {
        return text == null ? null : cut(text, 200);
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    /**
     * Something that a provider is to be asked for.
     *
     * @param refundId the refund it is about; 0 when it is about none
     * @param attempts this one included
     */
    public record Operation(long id, OperationKind kind, String provider, String orderNumber, long refundId, int attempts,
            ProviderCall call) {
    }

    private record RefundPart(Money provider, Money prepaid, String reason) {

        Money all() {
            return provider.plus(prepaid);
        }
    }
}
