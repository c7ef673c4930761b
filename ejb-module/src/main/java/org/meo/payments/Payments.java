package org.meo.payments;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;
import static jakarta.ejb.TransactionAttributeType.SUPPORTS;
import static java.util.stream.Collectors.joining;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.shared.BusinessException;
import org.meo.shared.Rows;
import org.meo.shared.StatementFailedException;

/**
 * The record of payments; calls no provider (rule 4). What a provider is to be asked for is written down in the caller's
 * transaction and done by {@link PaymentWork} after it. Lock the order before (rule 7).
 */
@Stateless
@TransactionAttribute(MANDATORY)
public class Payments {

    /** The provider of orders that gift cards paid in full: nobody needs to be asked. */
    public static final String PREPAID = "prepaid";

    /** How long an authorisation may be under way before anybody else asks what became of it. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(2);

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private InvoiceCredit credit;

    @Inject
    private Clock clock;

    /**
     * Notes that an order is about to be paid.
     *
     * @param due       what the provider is asked for; with nothing due it is {@link #PREPAID} that is asked, and approves
     * @param prepaid   what gift cards pay
     * @param cardLast4 for the shopper to know the card again; null when there is none
     * @return the key to call the provider with, once the transaction is committed
     */
    public String intend(String orderNumber, String provider, Money due, Money prepaid, String cardLast4) {
        Instant now = clock.instant();
        String key = UUID.randomUUID().toString();
        entities.createNativeQuery("""
                INSERT INTO payment (id, order_number, provider, idempotency_key, status, amount, currency, prepaid, card_last4,
                                     created_at, next_check_at)
                VALUES (nextval('payment_seq'), ?1, ?2, ?3, 'INTENDED', ?4, ?5, ?6, CAST(?7 AS char(4)), ?8, ?9)""")
                .setParameter(1, orderNumber).setParameter(2, due.isZero() ? PREPAID : provider).setParameter(3, key)
                .setParameter(4, due.getAmount()).setParameter(5, due.getCurrencyUnit().getCode())
                .setParameter(6, prepaid.getAmount()).setParameter(7, due.isZero() ? null : cardLast4)
                .setParameter(8, Timestamp.from(now)).setParameter(9, Timestamp.from(now.plus(PATIENCE)))
                .executeUpdate();
        return key;
    }

    /**
     * Notes that customers owe for orders, with credit of theirs that is locked ({@link InvoiceCredit#lock}) and enough. Nobody
     * else needs to be asked: the books are the store's own.
     */
    public void oweAll(List<Owed> orders, String actor) {
        Timestamp now = Timestamp.from(clock.instant());
        List<Invoiced> rows = orders.stream().map(owed -> new Invoiced(owed, UUID.randomUUID().toString())).toList();
        try (PreparedStatement statement = entities.unwrap(Connection.class).prepareStatement("""
                WITH authorised AS (
                  INSERT INTO payment (id, order_number, provider, idempotency_key, status, amount, currency, provider_reference,
                                       created_at, settled_at)
                  SELECT nextval('payment_seq'), p.order_number, p.provider, p.key, 'AUTHORISED', p.amount, p.currency,
                         p.reference, ?, ?
                    FROM unnest(?::text[], ?::text[], ?::text[], ?::numeric[], ?::text[], ?::text[])
                           AS p (order_number, provider, key, amount, currency, reference)
                  RETURNING id)
                INSERT INTO payment_history (payment_id, from_status, to_status, actor, occurred_at)
                SELECT id, 'INTENDED', 'AUTHORISED', ?, ? FROM authorised""")) {
            statement.setTimestamp(1, now);
            statement.setTimestamp(2, now);
            Rows.of(statement, 3, rows).text(row -> row.owed().orderNumber()).text(Invoiced::provider).text(Invoiced::key)
                    .column("numeric", row -> row.owed().amount().getAmount())
                    .text(row -> row.owed().amount().getCurrencyUnit().getCode())
                    .text(row -> row.isFree() ? null : InvoiceProvider.reference(row.key()));
            statement.setString(9, actor);
            statement.setTimestamp(10, now);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new StatementFailedException(failure);
        }
        List<InvoiceCredit.Use> uses = rows.stream().filter(row -> !row.isFree())
                .map(row -> new InvoiceCredit.Use(row.owed().customerId(), row.key(), row.owed().amount())).toList();
        if (!uses.isEmpty()) {
            credit.useAll(uses, actor);
        }
    }

    /** What a customer owes for an order from now on. */
    public record Owed(String orderNumber, long customerId, Money amount) {
    }

    private record Invoiced(Owed owed, String key) {

        boolean isFree() {
            return owed.amount().isZero();
        }

        String provider() {
            return isFree() ? PREPAID : InvoiceProvider.NAME;
        }
    }

    /**
     * Notes the provider's answer. {@link ProviderAnswer.Pending} and {@link ProviderAnswer.Unknown} change nothing.
     *
     * @return false when the payment had gone on before: then nothing happens
     */
    public boolean settle(String key, ProviderAnswer answer, String actor) {
        if (answer instanceof ProviderAnswer.Approved approved) {
            return move(key, PaymentStatus.AUTHORISED, approved.reference(), null, null, actor, "");
        }
        if (answer instanceof ProviderAnswer.Declined declined) {
            return move(key, PaymentStatus.DECLINED, null, null, declined.code(), actor, declined.code());
        }
        if (answer instanceof ProviderAnswer.ActionRequired action) {
            return move(key, PaymentStatus.ACTION_REQUIRED, action.reference(), action.url(), null, actor, "");
        }
        return false;
    }

    /**
     * Gives up a payment that nobody may settle any more. Whatever the provider has set aside or is about to is given back.
     *
     * @return false when there is none that could be given up
     */
    public boolean giveUp(String orderNumber, String actor, String reason) {
        return live(orderNumber).filter(attempt -> attempt.status().canBecome(PaymentStatus.VOIDING))
                .filter(attempt -> move(attempt.key(), PaymentStatus.VOIDING, null, null, null, actor, reason))
                .map(attempt -> release(attempt.key(), actor, reason)).orElse(false);
    }

    /**
     * Has the provider asked (again) to give back what it set aside for a payment that is no good any more, for instance
     * because its answer came too late.
     *
     * @return false when it is to be asked anyway
     */
    public boolean release(String key, String actor, String reason) {
        return entities.createNativeQuery("""
                INSERT INTO payment_operation
                  (payment_id, kind, status, idempotency_key, amount, actor, reason, requested_at, next_attempt_at)
                SELECT p.id, 'VOID', 'REQUESTED',
                       p.idempotency_key || ':void:' || (SELECT count(*) FROM payment_operation o WHERE o.payment_id = p.id),
                       p.amount, ?2, ?3, ?4, ?4
                FROM payment p
                WHERE p.idempotency_key = ?1 AND p.status IN ('DECLINED', 'VOIDING', 'VOIDED')
                  AND NOT EXISTS (SELECT FROM payment_operation o WHERE o.payment_id = p.id AND o.kind = 'VOID'
                                  AND o.status = 'REQUESTED' AND o.attempts = 0)
                ON CONFLICT (idempotency_key) DO NOTHING""")
                .setParameter(1, key).setParameter(2, actor).setParameter(3, reason)
                .setParameter(4, Timestamp.from(clock.instant())).executeUpdate() == 1;
    }

    /** Has the money of an order taken, all that is set aside; once, however often it is asked for. */
    public void requestCapture(String orderNumber) {
        entities.createNativeQuery("""
                INSERT INTO payment_operation
                  (payment_id, kind, status, idempotency_key, amount, actor, reason, requested_at, next_attempt_at)
                SELECT id, 'CAPTURE', 'REQUESTED', idempotency_key || ':capture', amount, 'fulfilment', '', ?2, ?2
                FROM payment WHERE order_number = ?1 AND status = 'AUTHORISED'
                ON CONFLICT (idempotency_key) DO NOTHING""")
                .setParameter(1, orderNumber).setParameter(2, Timestamp.from(clock.instant())).executeUpdate();
    }

    /**
     * Calls a payment off: what is set aside goes back; what was taken is refunded. An order without a good payment is left
     * as it is. Gift cards are not touched as long as nothing was taken: see {@code Redemptions.giveBack}.
     *
     * @throws BusinessException {@code PAYMENT_STATUS} when the money is being taken at this moment
     */
    public void requestVoid(String orderNumber, String reason) {
        Optional<PaymentAttempt> payment = live(orderNumber);
        if (payment.isEmpty()) {
            return;
        }
        PaymentStatus status = payment.get().status();
        if (status == PaymentStatus.CAPTURED) {
            Money rest = refundable(orderNumber);
            if (rest.isPositive()) {
                requestRefund(orderNumber, rest, reason, "store");
            }
        } else if (isBeingCaptured(payment.get().key())) {
            throw new BusinessException("PAYMENT_STATUS", orderNumber, status, PaymentStatus.VOIDING);
        } else {
            giveUp(orderNumber, "store", reason);
        }
    }

    /**
     * Has some of what was paid given back: through the provider as far as it took money, the rest to the gift cards. The
     * amount counts as refunded from now on, unless the provider refuses for good.
     *
     * @param reason for the books, at most 500 characters
     * @return the refund's id, which {@link RefundSettled} or {@link RefundFailed} will name
     * @throws BusinessException {@code REFUND_TOO_LARGE} at {@code amount} with what can be refunded;
     *         {@code INVALID_AMOUNT} at {@code amount} for zero, less or another currency
     */
    public long requestRefund(String orderNumber, Money amount, String reason, String actor) {
        Money refundable = refundable(orderNumber);
        if (!amount.isPositive() || !amount.getCurrencyUnit().equals(refundable.getCurrencyUnit())) {
            throw new BusinessException("INVALID_AMOUNT", "amount");
        }
        Instant now = clock.instant();
        List<?> counted = entities.createNativeQuery("""
                UPDATE payment p
                SET refunded = p.refunded + least(?2, o.from_provider),
                    prepaid_refunded = p.prepaid_refunded + greatest(0, ?2 - o.from_provider), version = p.version + 1
                FROM (SELECT id, captured - refunded AS from_provider, prepaid - prepaid_refunded AS from_cards
                      FROM payment WHERE order_number = ?1 AND status = 'CAPTURED' FOR UPDATE) o
                WHERE p.id = o.id AND o.from_provider + o.from_cards >= ?2
                RETURNING p.id, least(?2, o.from_provider), greatest(0, ?2 - o.from_provider), p.idempotency_key""")
                .setParameter(1, orderNumber).setParameter(2, amount.getAmount()).getResultList();
        if (counted.isEmpty()) {
            throw new BusinessException("REFUND_TOO_LARGE", "amount", refundable);
        }
        Object[] part = (Object[]) counted.get(0);
        long refundId = ((Number) entities.createNativeQuery("""
                INSERT INTO refund (payment_id, order_number, status, amount, prepaid_amount, currency, reason, actor, requested_at)
                VALUES (?1, ?2, 'REQUESTED', ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id""")
                .setParameter(1, ((Number) part[0]).longValue()).setParameter(2, orderNumber)
                .setParameter(3, part[1]).setParameter(4, part[2]).setParameter(5, amount.getCurrencyUnit().getCode())
                .setParameter(6, reason).setParameter(7, actor).setParameter(8, Timestamp.from(now))
                .getSingleResult()).longValue();
        entities.createNativeQuery("""
                INSERT INTO payment_operation (payment_id, refund_id, kind, status, idempotency_key, amount, actor, reason,
                                               requested_at, next_attempt_at)
                VALUES (?1, ?2, 'REFUND', 'REQUESTED', ?3, ?4, ?5, ?6, ?7, ?7)""")
                .setParameter(1, ((Number) part[0]).longValue()).setParameter(2, refundId)
                .setParameter(3, part[3] + ":refund:" + refundId).setParameter(4, part[1]).setParameter(5, actor)
                .setParameter(6, reason).setParameter(7, Timestamp.from(now)).executeUpdate();
        return refundId;
    }

    /** What can still be given back of an order's payment, gift cards included. */
    private Money refundable(String orderNumber) {
        List<?> rows = entities.createNativeQuery("""
                SELECT o.currency, coalesce(p.captured - p.refunded + p.prepaid - p.prepaid_refunded, 0)
                FROM orders o LEFT JOIN payment p ON p.order_number = o.number AND p.status = 'CAPTURED'
                WHERE o.number = ?1""").setParameter(1, orderNumber).getResultList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no order " + orderNumber);
        }
        Object[] row = (Object[]) rows.get(0);
        return Money.of(CurrencyUnit.of((String) row[0]), (BigDecimal) row[1]);
    }

    private boolean isBeingCaptured(String key) {
        return !entities.createNativeQuery("""
                SELECT 1 FROM payment p JOIN payment_operation o ON o.payment_id = p.id
                WHERE p.idempotency_key = ?1 AND o.kind = 'CAPTURE' AND o.status <> 'FAILED'""").setParameter(1, key)
                .getResultList().isEmpty();
    }

    /** The payment of an order that is good or may become it; there is one at most. */
    @TransactionAttribute(SUPPORTS)
    public Optional<PaymentAttempt> live(String orderNumber) {
        return attempts(entities.createNativeQuery("""
                SELECT idempotency_key, order_number, provider, status, amount, currency, provider_reference, action_url
                FROM payment WHERE order_number = ?1 AND status NOT IN ('DECLINED', 'VOIDING', 'VOIDED')""")
                .setParameter(1, orderNumber)).stream().findFirst();
    }

    /**
     * Whether a shopper's page may ask the provider what became of a payment: such pages are looked at often, so they may
     * once in a while only.
     */
    @TransactionAttribute(REQUIRES_NEW)
    public boolean mayAsk(String key) {
        Instant now = clock.instant();
        return entities.createNativeQuery("""
                UPDATE payment SET asked_at = ?2 WHERE idempotency_key = ?1 AND status IN ('INTENDED', 'ACTION_REQUIRED')
                  AND (asked_at IS NULL OR asked_at < ?3)""")
                .setParameter(1, key).setParameter(2, Timestamp.from(now))
                .setParameter(3, Timestamp.from(now.minus(BETWEEN_QUESTIONS))).executeUpdate() == 1;
    }

    /** The order that a payment is of. */
    @TransactionAttribute(SUPPORTS)
    public Optional<String> orderOf(String key) {
        return texts(entities.createNativeQuery("SELECT order_number FROM payment WHERE idempotency_key = ?1")
                .setParameter(1, key)).stream().findFirst();
    }

    /**
     * Takes payments whose answer is overdue, for the caller to ask their providers; nobody else gets them for a while,
     * which grows with their age.
     */
    @TransactionAttribute(REQUIRES_NEW)
    public List<PaymentAttempt> takeUnsettled(int limit) {
        return attempts(entities.createNativeQuery("""
                UPDATE payment
                SET next_check_at = CAST(?1 AS timestamptz)
                                    + greatest(interval '30 seconds', (CAST(?1 AS timestamptz) - created_at) / 4)
                WHERE id IN (SELECT id FROM payment WHERE status IN ('INTENDED', 'ACTION_REQUIRED') AND next_check_at <= ?1
                             ORDER BY next_check_at LIMIT ?2 FOR UPDATE SKIP LOCKED)
                RETURNING idempotency_key, order_number, provider, status, amount, currency, provider_reference, action_url""")
                .setParameter(1, Timestamp.from(clock.instant())).setParameter(2, limit));
    }

    /** Orders that came to nothing and whose payment is good all the same; of the last day, a hundred at most. */
    @TransactionAttribute(SUPPORTS)
    public List<String> strayed() {
        return texts(entities.createNativeQuery("""
                SELECT p.order_number FROM payment p JOIN orders o ON o.number = p.order_number
                WHERE p.status = 'AUTHORISED' AND p.settled_at > CAST(?1 AS timestamptz) - interval '1 day'
                  AND o.status IN ('PAYMENT_FAILED', 'CANCELLED') ORDER BY p.settled_at LIMIT 100""")
                .setParameter(1, Timestamp.from(clock.instant())));
    }

    /** How many payments wait for their provider's answer. */
    @TransactionAttribute(SUPPORTS)
    public long countOpen() {
        return ((Number) entities.createNativeQuery(
                "SELECT count(*) FROM payment WHERE status IN ('INTENDED', 'ACTION_REQUIRED')").getSingleResult()).longValue();
    }

    /**
     * Notes that an event was acted upon.
     *
     * @return false when it was before
     */
    @TransactionAttribute(REQUIRES_NEW)
    public boolean noteEvent(String provider, ProviderEvent event) {
        return entities.createNativeQuery("""
                INSERT INTO payment_event (provider, event_id, type, received_at) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT DO NOTHING""")
                .setParameter(1, provider).setParameter(2, event.id()).setParameter(3, event.type())
                .setParameter(4, Timestamp.from(clock.instant())).executeUpdate() == 1;
    }

    /** Whether an event was acted upon. */
    @TransactionAttribute(SUPPORTS)
    public boolean knowsEvent(String provider, ProviderEvent event) {
        return !entities.createNativeQuery("SELECT 1 FROM payment_event WHERE provider = ?1 AND event_id = ?2")
                .setParameter(1, provider).setParameter(2, event.id()).getResultList().isEmpty();
    }

    /**
     * Moves a payment on, if its status allows it, and writes down who and why.
     *
     * @return false when its status does not allow it
     */
    public boolean move(String key, PaymentStatus to, String reference, String actionUrl, String declineCode, String actor,
            String reason) {
        return entities.createNativeQuery("""
                WITH before AS (SELECT id, status FROM payment WHERE idempotency_key = ?1 AND status = ANY (CAST(?2 AS text[]))
                                FOR UPDATE),
                     moved AS (UPDATE payment p
                               SET status = ?3, provider_reference = coalesce(CAST(?4 AS text), p.provider_reference),
                                   action_url = coalesce(CAST(?5 AS text), p.action_url),
                                   decline_code = coalesce(CAST(?6 AS text), p.decline_code),
                                   settled_at = CASE WHEN ?3 = 'ACTION_REQUIRED' THEN p.settled_at ELSE ?7 END,
                                   captured = CASE WHEN ?3 = 'CAPTURED' THEN p.amount ELSE p.captured END,
                                   version = p.version + 1
                               FROM before b WHERE p.id = b.id RETURNING p.id)
                INSERT INTO payment_history (payment_id, from_status, to_status, actor, reason, occurred_at)
                SELECT b.id, b.status, ?3, ?8, ?9, ?7 FROM before b JOIN moved m ON m.id = b.id""")
                .setParameter(1, key)
                .setParameter(2, PaymentStatus.TRANSITIONS.before(to).stream().map(Enum::name).collect(joining(",", "{", "}")))
                .setParameter(3, to.name()).setParameter(4, reference).setParameter(5, actionUrl).setParameter(6, declineCode)
                .setParameter(7, Timestamp.from(clock.instant())).setParameter(8, actor).setParameter(9, reason)
                .executeUpdate() == 1;
    }

    private static List<String> texts(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    private static List<PaymentAttempt> attempts(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new PaymentAttempt((String) row[0], (String) row[1],
                (String) row[2], PaymentStatus.valueOf((String) row[3]),
                Money.of(CurrencyUnit.of((String) row[5]), (BigDecimal) row[4]), (String) row[6], (String) row[7])).toList();
    }
}
