package org.meo.pricing;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meo.catalog.Catalogue;
import org.meo.shared.BusinessException;
import org.meo.shared.Page;

/** What merchants do with promotions and their coupons. Nothing that was used is deleted: it ends. */
@Stateless
public class Promotions {

    public static final int PAGE_SIZE = 50;
    /** Most coupons of a promotion that are shown. */
    public static final int MAX_COUPONS = 200;

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Catalogue catalogue;

    @Inject
    private RuleMemory memory;

    @Inject
    private Clock clock;

    /** A line of the list. @param uses of all its coupons */
    public record Listed(long id, String name, PromotionDraft.Kind kind, Instant from, Instant until, boolean exclusive,
            boolean withCoupon, long coupons, long uses, State state) {
    }

    /** Whether it counts. */
    public enum State {
        WAITING, RUNNING, ENDED
    }

    /** A promotion to be changed. @param version tells whether somebody else changed it meanwhile */
    public record Found(long id, long version, PromotionDraft draft, List<Coupon> coupons, State state) {
    }

    /** A code. @param maxUses null for any number, as {@code maxUsesCustomer} */
    public record Coupon(long id, String code, Integer maxUses, Integer maxUsesCustomer, int uses, Instant until, boolean ended) {
    }

    /** The latest first. @param page from 1 */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public Page<Listed> list(int page) {
        long total = ((Number) entities.createNativeQuery("SELECT count(*) FROM promotion").getSingleResult()).longValue();
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT p.id, p.name, p.kind, p.valid_from, p.valid_until, p.exclusive, p.with_coupon, c.coupons, c.uses
                  FROM promotion p
                 CROSS JOIN LATERAL (SELECT count(*) AS coupons, coalesce(sum(uses), 0) AS uses FROM coupon WHERE promotion_id = p.id) c
                 ORDER BY p.id DESC LIMIT ?1 OFFSET ?2""")
                .setParameter(1, PAGE_SIZE).setParameter(2, (page - 1L) * PAGE_SIZE).getResultList();
        return new Page<>(rows.stream().map(row -> new Listed(((Number) row[0]).longValue(), (String) row[1],
                PromotionDraft.Kind.valueOf((String) row[2]), instant(row[3]), instant(row[4]), (Boolean) row[5],
                (Boolean) row[6], ((Number) row[7]).longValue(), ((Number) row[8]).longValue(), state(row[3], row[4]))).toList(),
                page, PAGE_SIZE, total);
    }

    private State state(Object from, Object until) {
        Instant now = clock.instant();
        return until != null && !now.isBefore(instant(until)) ? State.ENDED
                : from != null && now.isBefore(instant(from)) ? State.WAITING : State.RUNNING;
    }

    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public Optional<Found> find(long id) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT p.version, p.name, p.name_de, p.kind, p.percent, p.buy, p.get, p.by_sku, CAST(p.tiers AS text),
                       CAST(to_json(p.skus) AS text),
                       (SELECT CAST(coalesce(json_agg(c.slug ORDER BY c.slug), '[]') AS text) FROM promotion_category pc
                          JOIN category c ON c.id = pc.category_id WHERE pc.promotion_id = p.id),
                       p.customer_group, p.valid_from, p.valid_until,
                       (SELECT CAST(coalesce(json_agg(json_build_object('currency', a.currency, 'amount', a.amount, 'minimum', a.minimum)), '[]') AS text)
                          FROM promotion_amount a WHERE a.promotion_id = p.id),
                       p.exclusive, p.with_coupon
                  FROM promotion p WHERE p.id = ?1""").setParameter(1, id).getResultList();
        return rows.stream().findFirst().map(row -> new Found(id, ((Number) row[0]).longValue(), draft(row), coupons(id),
                state(row[12], row[13])));
    }

    private static PromotionDraft draft(Object[] row) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        Map<String, BigDecimal> minimums = new HashMap<>();
        for (JsonObject amount : array((String) row[14]).getValuesAs(JsonObject.class)) {
            if (!amount.isNull("amount")) {
                amounts.put(amount.getString("currency"), amount.getJsonNumber("amount").bigDecimalValue());
            }
            if (!amount.isNull("minimum")) {
                minimums.put(amount.getString("currency"), amount.getJsonNumber("minimum").bigDecimalValue());
            }
        }
        List<Benefit.Tier> tiers = array((String) row[8]).getValuesAs(JsonArray.class).stream()
                .map(tier -> new Benefit.Tier(tier.getInt(0), tier.getJsonNumber(1).bigDecimalValue())).toList();
        return new PromotionDraft((String) row[1], (String) row[2], PromotionDraft.Kind.valueOf((String) row[3]),
                (BigDecimal) row[4], (Integer) row[5], (Integer) row[6], (Boolean) row[7], tiers,
                array((String) row[9]).getValuesAs(JsonString::getString), array((String) row[10]).getValuesAs(JsonString::getString),
                (String) row[11], instant(row[12]), instant(row[13]), amounts, minimums, (Boolean) row[15], (Boolean) row[16]);
    }

    @SuppressWarnings("unchecked")
    private List<Coupon> coupons(long promotion) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT id, code, max_uses, max_uses_customer, uses, valid_until FROM coupon WHERE promotion_id = ?1
                 ORDER BY id DESC LIMIT ?2""").setParameter(1, promotion).setParameter(2, MAX_COUPONS).getResultList();
        return rows.stream().map(row -> new Coupon(((Number) row[0]).longValue(), (String) row[1], (Integer) row[2],
                (Integer) row[3], (Integer) row[4], instant(row[5]), row[5] != null && !clock.instant().isBefore(instant(row[5]))))
                .toList();
    }

    /** @throws BusinessException {@code NO_SUCH_CATEGORY} at {@code categories}, {@code NO_SUCH_SKU} at {@code skus} */
    public long create(PromotionDraft draft) {
        long id = ((Number) entities.createNativeQuery("""
                INSERT INTO promotion (name, kind, percent, buy, get, tiers, created_at)
                VALUES (?1, ?2, CAST(CAST(?3 AS text) AS numeric), CAST(CAST(?4 AS text) AS integer), CAST(CAST(?5 AS text) AS integer),
                        CAST(?6 AS jsonb), ?7) RETURNING id""")
                .setParameter(1, draft.name()).setParameter(2, draft.kind().name()).setParameter(3, text(draft.percent()))
                .setParameter(4, text(draft.buy())).setParameter(5, text(draft.get())).setParameter(6, tiers(draft))
                .setParameter(7, Timestamp.from(clock.instant())).getSingleResult()).longValue();
        write(id, draft);
        return id;
    }

    /** @throws BusinessException as {@link #create}; {@code CHANGED_MEANWHILE} when somebody else was quicker */
    public void save(long id, long version, PromotionDraft draft) {
        int changed = entities.createNativeQuery("UPDATE promotion SET version = version + 1 WHERE id = ?1 AND version = ?2")
                .setParameter(1, id).setParameter(2, version).executeUpdate();
        if (changed != 1) {
            throw new BusinessException("CHANGED_MEANWHILE", "");
        }
        write(id, draft);
    }

    private void write(long id, PromotionDraft draft) {
        requireKnown(draft);
        entities.createNativeQuery("""
                UPDATE promotion SET name = ?2, name_de = CAST(?3 AS text), kind = ?4, percent = CAST(CAST(?5 AS text) AS numeric),
                       buy = CAST(CAST(?6 AS text) AS integer), get = CAST(CAST(?7 AS text) AS integer), by_sku = ?8,
                       tiers = CAST(?9 AS jsonb), skus = ARRAY(SELECT json_array_elements_text(CAST(?10 AS json))),
                       customer_group = CAST(?11 AS text), valid_from = CAST(CAST(?12 AS text) AS timestamptz),
                       valid_until = CAST(CAST(?13 AS text) AS timestamptz), exclusive = ?14, with_coupon = ?15 WHERE id = ?1""")
                .setParameter(1, id).setParameter(2, draft.name()).setParameter(3, draft.nameDe())
                .setParameter(4, draft.kind().name()).setParameter(5, text(draft.percent())).setParameter(6, text(draft.buy()))
                .setParameter(7, text(draft.get())).setParameter(8, draft.bySku()).setParameter(9, tiers(draft))
                .setParameter(10, Json.createArrayBuilder(draft.skus()).build().toString())
                .setParameter(11, draft.customerGroup()).setParameter(12, text(draft.from())).setParameter(13, text(draft.until()))
                .setParameter(14, draft.exclusive()).setParameter(15, draft.withCoupon()).executeUpdate();
        entities.createNativeQuery("DELETE FROM promotion_category WHERE promotion_id = ?1").setParameter(1, id).executeUpdate();
        int known = entities.createNativeQuery("""
                INSERT INTO promotion_category (promotion_id, category_id)
                SELECT ?1, c.id FROM category c WHERE c.slug IN (SELECT json_array_elements_text(CAST(?2 AS json)))""")
                .setParameter(1, id).setParameter(2, Json.createArrayBuilder(draft.categories()).build().toString()).executeUpdate();
        if (known < draft.categories().size()) {
            throw new BusinessException("NO_SUCH_CATEGORY", "categories");
        }
        entities.createNativeQuery("DELETE FROM promotion_amount WHERE promotion_id = ?1").setParameter(1, id).executeUpdate();
        List<String> currencies = new ArrayList<>(draft.amounts().keySet());
        draft.minimums().keySet().stream().filter(currency -> !currencies.contains(currency)).forEach(currencies::add);
        currencies.forEach(currency -> entities.createNativeQuery("""
                INSERT INTO promotion_amount (promotion_id, currency, amount, minimum)
                VALUES (?1, ?2, CAST(CAST(?3 AS text) AS numeric), CAST(CAST(?4 AS text) AS numeric))""")
                .setParameter(1, id).setParameter(2, currency).setParameter(3, text(draft.amounts().get(currency)))
                .setParameter(4, text(draft.minimums().get(currency))).executeUpdate());
        memory.clear();
    }

    private void requireKnown(PromotionDraft draft) {
        if (!draft.skus().isEmpty()) {
            var known = catalogue.sellable(draft.skus()).keySet();
            draft.skus().stream().filter(sku -> !known.contains(sku)).findFirst().ifPresent(sku -> {
                throw new BusinessException("NO_SUCH_SKU", "skus", sku);
            });
        }
    }

    /** Ends a promotion now; nothing happens when it has ended. */
    public void end(long id) {
        Timestamp now = Timestamp.from(clock.instant());
        entities.createNativeQuery("""
                UPDATE promotion SET valid_until = ?2, valid_from = CASE WHEN valid_from >= ?2 THEN NULL ELSE valid_from END,
                       version = version + 1 WHERE id = ?1 AND (valid_until IS NULL OR valid_until > ?2)""")
                .setParameter(1, id).setParameter(2, now).executeUpdate();
        memory.clear();
    }

    /**
     * Gives a promotion a code.
     *
     * @param typed   in any case
     * @param maxUses null for any number, as {@code maxUsesCustomer}
     * @throws BusinessException {@code INVALID_CODE}, {@code CODE_TAKEN} at {@code code}, {@code INVALID_QUANTITY}
     */
    public void addCoupon(long promotion, String typed, Integer maxUses, Integer maxUsesCustomer, Instant until) {
        String code = Coupons.normalise(typed).orElseThrow(() -> new BusinessException("INVALID_CODE", "code"));
        requirePositive("maxUses", maxUses);
        requirePositive("maxUsesCustomer", maxUsesCustomer);
        if (until != null && !until.isAfter(clock.instant())) {
            throw new BusinessException("IN_THE_PAST", "couponUntil");
        }
        int added = entities.createNativeQuery("""
                INSERT INTO coupon (promotion_id, code, max_uses, max_uses_customer, valid_until, created_at)
                SELECT id, ?2, CAST(CAST(?3 AS text) AS integer), CAST(CAST(?4 AS text) AS integer),
                       CAST(CAST(?5 AS text) AS timestamptz), ?6 FROM promotion WHERE id = ?1 AND with_coupon
                ON CONFLICT (code) DO NOTHING""")
                .setParameter(1, promotion).setParameter(2, code).setParameter(3, text(maxUses))
                .setParameter(4, text(maxUsesCustomer)).setParameter(5, text(until))
                .setParameter(6, Timestamp.from(clock.instant())).executeUpdate();
        if (added != 1) {
            throw new BusinessException("CODE_TAKEN", "code");
        }
    }

    /** Ends a code now; nothing happens when it has ended. */
    public void endCoupon(long promotion, long coupon) {
        entities.createNativeQuery("""
                UPDATE coupon SET valid_until = ?3, valid_from = CASE WHEN valid_from >= ?3 THEN NULL ELSE valid_from END
                 WHERE id = ?2 AND promotion_id = ?1 AND (valid_until IS NULL OR valid_until > ?3)""")
                .setParameter(1, promotion).setParameter(2, coupon).setParameter(3, Timestamp.from(clock.instant())).executeUpdate();
    }

    private static void requirePositive(String part, Integer number) {
        if (number != null && number < 1) {
            throw new BusinessException("INVALID_QUANTITY", part, Integer.MAX_VALUE);
        }
    }

    private static String tiers(PromotionDraft draft) {
        JsonArrayBuilder tiers = Json.createArrayBuilder();
        draft.tiers().forEach(tier -> tiers.add(Json.createArrayBuilder().add(tier.from()).add(tier.percent())));
        return tiers.build().toString();
    }

    private static JsonArray array(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray();
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static Instant instant(Object value) {
        return value == null ? null : ((Timestamp) value).toInstant();
    }
}
