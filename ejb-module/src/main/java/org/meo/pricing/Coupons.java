package org.meo.pricing;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.meo.shared.SecretToken;

/** Codes that bring a promotion. */
@Stateless
@TransactionAttribute(SUPPORTS)
public class Coupons {

    /** As typed, nothing longer is looked at. */
    static final int MAX_TYPED = 60;
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{2,39}");

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /**
     * A code as it stands in the database, whatever case and spaces it was typed with.
     *
     * @return empty for what can't be one, null included
     */
    public static Optional<String> normalise(String typed) {
        if (typed == null || typed.length() > MAX_TYPED) {
            return Optional.empty();
        }
        String code = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return CODE.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }

    /**
     * How these coupons stand for a shopper, in one statement.
     *
     * @param codes normalised
     */
    @SuppressWarnings("unchecked")
    public List<EnteredCoupon> entered(Collection<String> codes, Terms terms) {
        if (codes.isEmpty()) {
            return List.of();
        }
        byte[] customer = terms.customerId() == null ? new byte[0] : customerKey(terms.customerId());
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT c.code, c.promotion_id, c.valid_from, c.valid_until,
                       coalesce(c.uses >= c.max_uses, false) OR EXISTS (
                         SELECT 1 FROM coupon_customer u WHERE u.coupon_id = c.id AND u.customer = ?2
                            AND u.uses >= c.max_uses_customer)
                  FROM coupon c WHERE c.code = ANY (string_to_array(?1, ','))""")
                .setParameter(1, String.join(",", codes)).setParameter(2, customer).getResultList();
        Instant now = clock.instant();
        Map<String, EnteredCoupon> found = new HashMap<>();
        rows.forEach(row -> found.put((String) row[0], new EnteredCoupon((String) row[0], ((Number) row[1]).longValue(),
                refusal(instant(row[2]), instant(row[3]), (Boolean) row[4], now))));
        return codes.stream().map(code -> found.getOrDefault(code, new EnteredCoupon(code, 0, Refusal.of("COUPON_UNKNOWN"))))
                .toList();
    }

    private static Refusal refusal(Instant from, Instant until, boolean usedUp, Instant now) {
        if (until != null && !now.isBefore(until)) {
            return Refusal.of("COUPON_EXPIRED");
        }
        if (from != null && now.isBefore(from)) {
            return Refusal.of("COUPON_NOT_YET", from);
        }
        return usedUp ? Refusal.of("COUPON_USED_UP") : null;
    }

    private static Instant instant(Object value) {
        return value == null ? null : ((Timestamp) value).toInstant();
    }

    /** Codes whose number of uses is not what their redemptions say; empty in a sound store. At most 100. */
    @SuppressWarnings("unchecked")
    public List<String> mismatches() {
        return entities.createNativeQuery("""
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
                 ORDER BY 1 LIMIT 100""").getResultList();
    }

    /** Stands for a customer without saying who it is. */
    static byte[] customerKey(long customerId) {
        return SecretToken.hash("customer " + customerId);
    }

    /** As {@link #customerKey}, of an e-mail address. */
    static byte[] emailKey(String email) {
        return SecretToken.hash("mail " + email.strip().toLowerCase(Locale.ROOT));
    }
}
