package org.meo.reviews;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.catalog.Ratings;
import org.meo.catalog.ReviewedProduct;
import org.meo.fulfilment.Shipments;
import org.meo.orders.OrderView;
import org.meo.orders.Orders;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;
import org.meo.shared.Page;
import org.meo.shared.SecretToken;

/**
 * Reviews by those who bought what they review and whose parcel has left: one an order and product. What is written is
 * shown when a moderator approved it, or at once where {@code meo.reviews.publish} says so; what is changed is decided on
 * anew. The rating of a product is the sum of its approved reviews, always.
 */
@Stateless
public class Reviews {

    /** Reviews on one page. */
    public static final int PAGE_SIZE = 10;
    /** Most pages that are shown. */
    public static final int MAX_PAGE = 1_000;
    public static final int MAX_REASON = 500;

    private static final String AT_ONCE = "at-once";
    /** Columns with the counts of each number of stars, before those of a review. */
    private static final int STARS = 5;

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Orders orders;

    @EJB
    private Shipments shipments;

    @EJB
    private Ratings ratings;

    @Inject
    private Event<ReviewWritten> written;

    @Inject
    @ConfigProperty(name = "meo.reviews.publish", defaultValue = "moderated")
    private String publish;

    @Inject
    private Clock clock;

    /**
     * What its buyer may review.
     *
     * @return empty for an unknown order, a wrong key, a SKU that is not in it or has not left yet, all alike
     */
    public Optional<Purchase> purchase(String orderNumber, String accessKey, String sku, Language language) {
        Optional<OrderView> order = orders.find(orderNumber, accessKey)
                .filter(found -> found.lines().stream().anyMatch(line -> line.sku().equals(sku)))
                .filter(found -> hasLeft(found.number(), sku));
        return order.flatMap(found -> ratings.product(sku, language).map(product ->
                new Purchase(found.number(), sku, product, found.shipTo().name(), writtenBefore(found.number(), product.id()))));
    }

    private boolean hasLeft(String orderNumber, String sku) {
        return shipments.ofOrder(orderNumber).stream().flatMap(parcel -> parcel.lines().stream())
                .anyMatch(line -> line.sku().equals(sku));
    }

    @SuppressWarnings("unchecked")
    private Optional<ReviewText> writtenBefore(String orderNumber, long productId) {
        List<Object[]> rows = entities.createNativeQuery(
                "SELECT rating, title, body, display_name FROM review WHERE order_number = ?1 AND product_id = ?2")
                .setParameter(1, orderNumber).setParameter(2, productId).getResultList();
        return rows.stream().findFirst().map(row ->
                new ReviewText(((Number) row[0]).intValue(), (String) row[1], (String) row[2], (String) row[3]));
    }

    /**
     * Writes the review of a purchase or changes it; nothing happens when it says the same as before.
     *
     * @return whether it is shown at once
     */
    @SuppressWarnings("unchecked")
    public boolean write(Purchase purchase, ReviewText text, Language language) {
        boolean atOnce = publish.equals(AT_ONCE);
        String secret = SecretToken.create();
        Timestamp now = Timestamp.from(clock.instant());
        long productId = purchase.product().id();
        List<Object[]> rows = entities.createNativeQuery("""
                INSERT INTO review AS r (order_number, product_id, sku, rating, title, body, display_name, language, state,
                                         moderation_hash, decided_by, decided_at, created_at, written_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, CAST(?12 AS timestamptz), ?13, ?13)
                ON CONFLICT (order_number, product_id) DO UPDATE SET
                   rating = excluded.rating, title = excluded.title, body = excluded.body,
                   display_name = excluded.display_name, language = excluded.language, state = excluded.state,
                   revision = r.revision + 1, moderation_hash = excluded.moderation_hash,
                   decided_by = excluded.decided_by, decided_at = excluded.decided_at, decision_reason = '',
                   written_at = excluded.written_at
                WHERE (r.rating, r.title, r.body, r.display_name)
                      IS DISTINCT FROM (excluded.rating, excluded.title, excluded.body, excluded.display_name)
                RETURNING id, revision""")
                .setParameter(1, purchase.orderNumber()).setParameter(2, productId).setParameter(3, purchase.sku())
                .setParameter(4, text.rating()).setParameter(5, text.title()).setParameter(6, text.body())
                .setParameter(7, text.displayName()).setParameter(8, language.code())
                .setParameter(9, (atOnce ? ReviewState.APPROVED : ReviewState.PENDING).name())
                .setParameter(10, SecretToken.hash(secret)).setParameter(11, atOnce ? AT_ONCE : null)
                .setParameter(12, atOnce ? now : null).setParameter(13, now).getResultList();
        if (!rows.isEmpty()) {
            refreshRating(productId);
            written.fire(new ReviewWritten(((Number) rows.get(0)[0]).longValue(), ((Number) rows.get(0)[1]).intValue(),
                    purchase.product().name(), text, atOnce, secret));
        }
        return atOnce;
    }

    /**
     * What a moderator's link is about.
     *
     * @return empty when the link is unknown, was used, or is of a text that was changed since
     */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public Optional<ReviewToModerate> findForModerator(String secret) {
        if (!SecretToken.isPossible(secret)) {
            return Optional.empty();
        }
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT rating, title, body, display_name, language, written_at, state, sku FROM review
                WHERE moderation_hash = ?1""").setParameter(1, SecretToken.hash(secret)).getResultList();
        return rows.stream().findFirst().map(row -> {
            Optional<ReviewedProduct> product = ratings.product((String) row[7], Language.ENGLISH);
            return new ReviewToModerate(view(row), ReviewState.valueOf((String) row[6]),
                    product.map(ReviewedProduct::name).orElse((String) row[7]),
                    product.map(ReviewedProduct::slug).orElse(""));
        });
    }

    /**
     * Decides on a review by a moderator's link, which is used up by it.
     *
     * @param approve whether it is shown from now on
     * @param by      who decides
     * @param reason  why; may be empty
     * @return false when the link is unknown, was used, or is of a text that was changed since
     * @throws BusinessException {@code TOO_LONG} at {@code reason}
     */
    public boolean decide(String secret, boolean approve, String by, String reason) {
        String why = reason == null ? "" : reason.strip();
        if (why.length() > MAX_REASON) {
            throw new BusinessException("TOO_LONG", "reason", MAX_REASON);
        }
        if (!SecretToken.isPossible(secret)) {
            return false;
        }
        List<?> products = entities.createNativeQuery("""
                UPDATE review SET state = ?1, decided_by = ?2, decided_at = ?3, decision_reason = ?4, moderation_hash = NULL
                WHERE moderation_hash = ?5 RETURNING product_id""")
                .setParameter(1, (approve ? ReviewState.APPROVED : ReviewState.REJECTED).name())
                .setParameter(2, by).setParameter(3, Timestamp.from(clock.instant())).setParameter(4, why)
                .setParameter(5, SecretToken.hash(secret)).getResultList();
        products.forEach(product -> refreshRating(((Number) product).longValue()));
        return !products.isEmpty();
    }

    /** Two decisions on one product at once: the second counts after the first has ended, and so counts both. */
    private void refreshRating(long productId) {
        entities.createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended('rating ' || ?1, 0)) AS text)")
                .setParameter(1, String.valueOf(productId)).getSingleResult();
        Object[] row = (Object[]) entities.createNativeQuery("""
                SELECT coalesce(sum(rating), 0), count(*) FROM review WHERE product_id = ?1 AND state = 'APPROVED'""")
                .setParameter(1, productId).getSingleResult();
        ratings.set(productId, ((Number) row[0]).intValue(), ((Number) row[1]).intValue());
    }

    /**
     * A page of the approved reviews of a product, the latest first, in one statement.
     *
     * @param pageNumber from 1; one beyond the last gives an empty page
     */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public ProductReviews latest(long productId, int pageNumber) {
        int number = Math.min(Math.max(1, pageNumber), MAX_PAGE);
        List<Object[]> rows = entities.createNativeQuery("""
                WITH shown AS NOT MATERIALIZED (
                  SELECT id, rating, written_at FROM review WHERE product_id = ?1 AND state = 'APPROVED'),
                counts AS (SELECT count(*) FILTER (WHERE rating = 1) AS one, count(*) FILTER (WHERE rating = 2) AS two,
                                  count(*) FILTER (WHERE rating = 3) AS three, count(*) FILTER (WHERE rating = 4) AS four,
                                  count(*) FILTER (WHERE rating = 5) AS five FROM shown),
                page AS (SELECT id FROM shown ORDER BY written_at DESC, id DESC LIMIT ?2 OFFSET ?3)
                SELECT c.one, c.two, c.three, c.four, c.five,
                       r.rating, r.title, r.body, r.display_name, r.language, r.written_at
                FROM counts c LEFT JOIN (page JOIN review r ON r.id = page.id) ON true
                ORDER BY r.written_at DESC, r.id DESC""")
                .setParameter(1, productId).setParameter(2, PAGE_SIZE).setParameter(3, (number - 1) * PAGE_SIZE)
                .getResultList();
        List<Integer> counts = Stream.of(rows.get(0)).limit(STARS).map(count -> ((Number) count).intValue()).toList();
        List<ReviewView> views = new ArrayList<>();
        for (Object[] row : rows) {
            if (row[STARS] != null) {
                views.add(view(Arrays.copyOfRange(row, STARS, row.length)));
            }
        }
        int total = counts.stream().mapToInt(Integer::intValue).sum();
        return new ProductReviews(new Page<>(views, number, PAGE_SIZE, total), counts);
    }

    private static ReviewView view(Object[] row) {
        return new ReviewView(((Number) row[0]).intValue(), (String) row[1], (String) row[2], (String) row[3],
                (String) row[4], ((Timestamp) row[5]).toInstant());
    }
}
