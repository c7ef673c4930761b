package org.meo.pricing;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.shared.BusinessException;

/**
 * Rule 6: coupons and gift cards that orders use up, in the transaction of whoever places or ends the order. Rows are locked
 * in the order coupons by code, gift cards by number.
 */
@Stateless
@TransactionAttribute(MANDATORY)
public class Redemptions {

    /** Money that comes back to a card can be used for so long at least. */
    static final Duration USABLE = Duration.ofDays(90);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private GiftCardLedger ledger;

    @Inject
    private Clock clock;

    /** What an order has from a card and was not given back. */
    private record Owed(long giftCardId, Money amount) {
    }

    /**
     * Takes what a quote uses.
     *
     * @param email of the buyer, by whom uses of a coupon are counted, as by the customer who is signed in
     * @throws BusinessException {@code COUPON_USED_UP} at {@code coupon} (argument: the code), {@code GIFT_CARD_EMPTY} at
     *         {@code giftCard} (argument: its last characters)
     */
    public void take(String orderNumber, Quote quote, Terms terms, String email) {
        quote.promotions().stream().map(AppliedPromotion::coupon).filter(Objects::nonNull).distinct().sorted()
                .forEach(code -> redeem(orderNumber, code, terms, email));
        quote.giftCards().stream().sorted(Comparator.comparingLong(GiftCardUse::giftCardId))
                .forEach(use -> redeem(orderNumber, use));
    }

    @SuppressWarnings("unchecked")
    private void redeem(String orderNumber, String code, Terms terms, String email) {
        List<Object[]> rows = entities.createNativeQuery("""
                UPDATE coupon SET uses = uses + 1
                 WHERE code = ?1 AND (max_uses IS NULL OR uses < max_uses)
                   AND coalesce(valid_from, '-infinity') <= ?2 AND coalesce(valid_until, 'infinity') > ?2
                RETURNING id, coalesce(max_uses_customer, 2147483647)""")
                .setParameter(1, code).setParameter(2, Timestamp.from(clock.instant())).getResultList();
        if (rows.isEmpty()) {
            throw new BusinessException("COUPON_USED_UP", "coupon", code);
        }
        long coupon = ((Number) rows.get(0)[0]).longValue();
        List<String> customers = Stream.of(terms.customerId() == null ? null : Coupons.customerKey(terms.customerId()),
                email == null ? null : Coupons.emailKey(email)).filter(Objects::nonNull).map(HexFormat.of()::formatHex).toList();
        int counted = entities.createNativeQuery("""
                INSERT INTO coupon_customer (coupon_id, customer, uses)
                SELECT ?1, decode(k.customer, 'hex'), 1 FROM unnest(string_to_array(?2, ',')) k (customer)
                ON CONFLICT (coupon_id, customer) DO UPDATE SET uses = coupon_customer.uses + 1
                 WHERE coupon_customer.uses < ?3""")
                .setParameter(1, coupon).setParameter(2, String.join(",", customers)).setParameter(3, ((Number) rows.get(0)[1]).intValue())
                .executeUpdate();
        if (counted < customers.size()) {
            throw new BusinessException("COUPON_USED_UP", "coupon", code);
        }
        entities.createNativeQuery("""
                INSERT INTO coupon_redemption (coupon_id, kind, order_number, customers, occurred_at)
                SELECT ?1, 'REDEEM', ?2, ARRAY(SELECT decode(k.customer, 'hex') FROM unnest(string_to_array(?3, ',')) k (customer)), ?4""")
                .setParameter(1, coupon).setParameter(2, orderNumber).setParameter(3, String.join(",", customers))
                .setParameter(4, Timestamp.from(clock.instant())).executeUpdate();
    }

    private void redeem(String orderNumber, GiftCardUse use) {
        int taken = entities.createNativeQuery("""
                UPDATE gift_card SET balance = balance - ?1
                 WHERE id = ?2 AND currency = ?3 AND balance >= ?1 AND coalesce(expires_at, 'infinity') > ?4""")
                .setParameter(1, use.amount().getAmount()).setParameter(2, use.giftCardId())
                .setParameter(3, use.amount().getCurrencyUnit().getCode()).setParameter(4, Timestamp.from(clock.instant()))
                .executeUpdate();
        if (taken != 1) {
            throw new BusinessException("GIFT_CARD_EMPTY", "giftCard", use.lastCharacters());
        }
        ledger.enter(use.giftCardId(), "REDEEM", use.amount().negated(), orderNumber, "shopper", "");
    }

    /** Gives back what an order took that failed or was called off; nothing happens when that was done before. */
    public void giveBack(String orderNumber) {
        giveBackCoupons(orderNumber);
        for (Owed owed : owed(orderNumber)) {
            putBack(owed.giftCardId, owed.amount, "GIVE_BACK", orderNumber);
        }
    }

    private void giveBackCoupons(String orderNumber) {
        // Whoever comes second waits here for the first and then finds its entry.
        List<?> coupons = entities.createNativeQuery("""
                INSERT INTO coupon_redemption (coupon_id, kind, order_number, customers, occurred_at)
                SELECT r.coupon_id, 'GIVE_BACK', r.order_number, r.customers, ?2
                  FROM coupon_redemption r JOIN coupon c ON c.id = r.coupon_id
                 WHERE r.order_number = ?1 AND r.kind = 'REDEEM' ORDER BY c.code
                ON CONFLICT (order_number, coupon_id, kind) DO NOTHING RETURNING coupon_id""")
                .setParameter(1, orderNumber).setParameter(2, Timestamp.from(clock.instant())).getResultList();
        if (coupons.isEmpty()) {
            return;
        }
        // The entries share the key of their coupons with those of others who give back now: nobody may ask for it alone.
        String ids = coupons.stream().map(String::valueOf).collect(Collectors.joining(","));
        entities.createNativeQuery("""
                UPDATE coupon SET uses = uses - 1 WHERE id IN (
                  SELECT id FROM coupon WHERE id = ANY (CAST(string_to_array(?1, ',') AS bigint[])) ORDER BY code FOR NO KEY UPDATE)""")
                .setParameter(1, ids).executeUpdate();
        entities.createNativeQuery("""
                UPDATE coupon_customer u SET uses = u.uses - 1
                  FROM coupon_redemption r CROSS JOIN unnest(r.customers) k (customer)
                 WHERE r.order_number = ?1 AND r.kind = 'GIVE_BACK' AND r.coupon_id = ANY (CAST(string_to_array(?2, ',') AS bigint[]))
                   AND u.coupon_id = r.coupon_id AND u.customer = k.customer""")
                .setParameter(1, orderNumber).setParameter(2, ids).executeUpdate();
    }

    /**
     * Puts money back on the gift cards that paid for an order.
     *
     * @param amount at most what they paid and was not given back before
     * @throws BusinessException {@code REFUND_TOO_LARGE} (argument: what can be put back)
     */
    public void refund(String orderNumber, Money amount) {
        List<Owed> owed = owed(orderNumber);
        Money most = owed.stream().map(Owed::amount).reduce(Money.zero(amount.getCurrencyUnit()), Money::plus);
        if (amount.isNegative() || amount.isGreaterThan(most)) {
            throw new BusinessException("REFUND_TOO_LARGE", "amount", most);
        }
        Money left = amount;
        for (Owed each : owed) {
            Money part = left.isGreaterThan(each.amount) ? each.amount : left;
            if (part.isPositive()) {
                putBack(each.giftCardId, part, "REFUND", orderNumber);
                left = left.minus(part);
            }
        }
    }

    /** The cards' rows stay locked until the transaction ends. */
    @SuppressWarnings("unchecked")
    private List<Owed> owed(String orderNumber) {
        List<?> cards = entities.createNativeQuery("""
                SELECT id FROM gift_card WHERE id IN (
                  SELECT gift_card_id FROM gift_card_entry WHERE order_number = ?1 AND kind = 'REDEEM') ORDER BY id FOR NO KEY UPDATE""")
                .setParameter(1, orderNumber).getResultList();
        if (cards.isEmpty()) {
            return List.of();
        }
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT e.gift_card_id, -sum(e.amount), c.currency FROM gift_card_entry e JOIN gift_card c ON c.id = e.gift_card_id
                 WHERE e.order_number = ?1 AND e.kind IN ('REDEEM', 'GIVE_BACK', 'REFUND')
                 GROUP BY e.gift_card_id, c.currency HAVING sum(e.amount) < 0 ORDER BY e.gift_card_id""")
                .setParameter(1, orderNumber).getResultList();
        return rows.stream().map(row -> new Owed(((Number) row[0]).longValue(),
                Money.of(CurrencyUnit.of((String) row[2]), (BigDecimal) row[1]))).toList();
    }

    private void putBack(long giftCard, Money amount, String kind, String orderNumber) {
        Instant now = clock.instant();
        entities.createNativeQuery("""
                UPDATE gift_card SET balance = balance + ?1,
                       expires_at = CASE WHEN expires_at < ?3 THEN ?3 ELSE expires_at END WHERE id = ?2""")
                .setParameter(1, amount.getAmount()).setParameter(2, giftCard).setParameter(3, Timestamp.from(now.plus(USABLE)))
                .executeUpdate();
        ledger.enter(giftCard, kind, amount, orderNumber, "store", "");
    }
}
