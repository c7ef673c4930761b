package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.checkout.PlacedOrder;
import org.meo.fulfilment.Fulfilments;
import org.meo.fulfilment.ShipmentNotice;
import org.meo.reviews.ProductReviews;
import org.meo.reviews.Purchase;
import org.meo.reviews.ReviewText;
import org.meo.reviews.ReviewView;
import org.meo.reviews.Reviews;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;

@ExtendWith(ArquillianExtension.class)
class ReviewsIT {

    private static final String MODERATOR = "moderator@meo.example";

    @Inject
    private Shop shop;

    @EJB
    private Reviews reviews;

    @EJB
    private Fulfilments fulfilments;

    @Resource
    private ManagedExecutorService executor;

    @Test
    void onlyWhoGotItMayReviewIt() {
        String sku = shop.product(10);
        String other = shop.product(10);
        PlacedOrder order = shop.buy(sku, 1);
        assertThat(find(order.number(), order.accessKey(), sku)).isFalse();

        ship(order, sku);

        assertThat(find(order.number(), order.accessKey(), sku)).isTrue();
        assertThat(find(order.number(), "wrong", sku)).isFalse();
        assertThat(find(order.number(), null, sku)).isFalse();
        assertThat(find("M-NONE", order.accessKey(), sku)).isFalse();
        assertThat(find(order.number(), order.accessKey(), other)).isFalse();
        assertThat(find(order.number(), order.accessKey(), "' OR 1=1")).isFalse();
        assertThat(find(order.number(), order.accessKey(), null)).isFalse();
    }

    @Test
    void theSameReviewAtTheSameTimeIsOne() throws Exception {
        String sku = shop.product(10);
        Purchase purchase = received(sku);

        atOnce(8, () -> reviews.write(purchase, text(5, "Same"), Language.ENGLISH));

        assertThat(shop.text("SELECT count(*) FROM review WHERE order_number = ?", purchase.orderNumber())).isEqualTo("1");
        assertThat(shop.text("SELECT revision FROM review WHERE order_number = ?", purchase.orderNumber())).isEqualTo("1");
        assertThat(mails(purchase)).isEqualTo("1");
        assertRating(purchase, 0, 0);
    }

    @Test
    void isShownAndCountedOnceAModeratorAgrees() {
        Purchase purchase = received(shop.product(10));
        reviews.write(purchase, new ReviewText(4, "<b>Good</b>", "Does what <i>it</i> says & more.", "Ann"), Language.GERMAN);
        String secret = secret(purchase);
        assertThat(latest(purchase).count()).isZero();

        assertThat(reviews.findForModerator(secret)).isPresent();
        assertThat(reviews.decide("x".repeat(24), true, MODERATOR, "")).isFalse();
        assertThatThrownBy(() -> reviews.decide(secret, true, MODERATOR, "x".repeat(501))).isInstanceOf(BusinessException.class);
        assertThat(reviews.decide(secret, true, MODERATOR, "fine")).isTrue();

        assertRating(purchase, 4, 1);
        ReviewView shown = latest(purchase).page().items().get(0);
        assertThat(shown.title()).isEqualTo("<b>Good</b>");
        assertThat(shown.language()).isEqualTo("de");
        assertThat(latest(purchase).counts()).containsExactly(0, 0, 0, 1, 0);
        assertThat(shop.text("SELECT decided_by || ' ' || decision_reason FROM review WHERE order_number = ?",
                purchase.orderNumber())).isEqualTo(MODERATOR + " fine");
        // The link was good for one decision.
        assertThat(reviews.decide(secret, false, MODERATOR, "")).isFalse();
        assertRating(purchase, 4, 1);
    }

    @Test
    void whatIsChangedWaitsAgainAndTheOldLinkIsVoid() {
        Purchase purchase = received(shop.product(10));
        reviews.write(purchase, text(5, "First"), Language.ENGLISH);
        String first = secret(purchase);
        reviews.decide(first, true, MODERATOR, "");
        assertRating(purchase, 5, 1);

        reviews.write(purchase, text(1, "Changed my mind"), Language.ENGLISH);

        assertRating(purchase, 0, 0);
        assertThat(latest(purchase).page().items()).isEmpty();
        String second = secret(purchase);
        assertThat(second).isNotEqualTo(first);
        reviews.write(purchase, text(2, "Again"), Language.ENGLISH);
        assertThat(reviews.decide(second, true, MODERATOR, "")).isFalse();
        assertThat(reviews.decide(secret(purchase), false, MODERATOR, "spam")).isTrue();
        assertRating(purchase, 0, 0);
        // The very same text again is no new review.
        reviews.write(purchase, text(2, "Again"), Language.ENGLISH);
        assertThat(mails(purchase)).isEqualTo("3");
    }

    @Test
    void theRatingIsTheSumOfApprovedReviewsWhoeverDecidesAtTheSameTime() throws Exception {
        String sku = shop.product(20);
        List<Purchase> purchases = new ArrayList<>();
        List<Callable<Boolean>> decisions = new ArrayList<>();
        for (int buyer = 0; buyer < 12; buyer++) {
            Purchase purchase = received(sku);
            purchases.add(purchase);
            reviews.write(purchase, text(1 + buyer % 5, "Review " + buyer), Language.ENGLISH);
            String secret = secret(purchase);
            boolean approve = buyer != 3;
            decisions.add(() -> reviews.decide(secret, approve, MODERATOR, ""));
        }

        List<Future<Boolean>> done = new ArrayList<>();
        decisions.forEach(decision -> done.add(executor.submit(decision)));
        for (Future<Boolean> decided : done) {
            assertThat(decided.get(30, TimeUnit.SECONDS)).isTrue();
        }

        // 1 2 3 (4) 5, 1 2 3 4 5, 1 2
        assertRating(purchases.get(0), 29, 11);
        ProductReviews first = reviews.latest(purchases.get(0).product().id(), 1);
        assertThat(first.counts()).containsExactly(3, 3, 2, 1, 2);
        assertThat(first.page().items()).hasSize(Reviews.PAGE_SIZE);
        assertThat(reviews.latest(purchases.get(0).product().id(), 2).page().items()).hasSize(1);
        ProductReviews beyond = reviews.latest(purchases.get(0).product().id(), Integer.MAX_VALUE);
        assertThat(beyond.page().items()).isEmpty();
        assertThat(beyond.count()).isEqualTo(11);
    }

    private boolean find(String number, String key, String sku) {
        return reviews.purchase(number, key, sku, Language.ENGLISH).isPresent();
    }

    private Purchase received(String sku) {
        PlacedOrder order = shop.buy(sku, 1);
        ship(order, sku);
        return reviews.purchase(order.number(), order.accessKey(), sku, Language.ENGLISH).orElseThrow();
    }

    private void ship(PlacedOrder order, String sku) {
        String fulfilment = shop.text("SELECT fulfilment_id FROM fulfilment WHERE order_number = ?", order.number());
        shop.inTransaction(() -> {
            fulfilments.recordShipment(new ShipmentNotice(fulfilment, "Royal Mail", "RM1", Instant.EPOCH, null,
                    new TreeMap<>(Map.of(sku, 1))));
            return null;
        });
    }

    private void atOnce(int times, Callable<?> work) throws Exception {
        List<Future<?>> done = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            done.add(executor.submit(work));
        }
        for (Future<?> one : done) {
            one.get(30, TimeUnit.SECONDS);
        }
    }

    private static ReviewText text(int rating, String title) {
        return new ReviewText(rating, title, "Long enough to be a review.", "Ann");
    }

    private ProductReviews latest(Purchase purchase) {
        return reviews.latest(purchase.product().id(), 1);
    }

    private String mails(Purchase purchase) {
        return shop.text("SELECT count(*) FROM notification WHERE recipient = ? AND occasion LIKE 'review:'"
                + " || (SELECT id FROM review WHERE order_number = ?) || ':%'", MODERATOR, purchase.orderNumber());
    }

    /** The secret in the latest mail about a review. */
    private String secret(Purchase purchase) {
        String mail = shop.text("SELECT body_text FROM notification WHERE occasion ="
                + " (SELECT 'review:' || id || ':' || revision FROM review WHERE order_number = ?)", purchase.orderNumber());
        Matcher link = Pattern.compile("secret=([A-Za-z0-9_-]{24})").matcher(mail);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private void assertRating(Purchase purchase, int sum, int count) {
        assertThat(shop.text("SELECT rating_sum || ' ' || rating_count FROM product WHERE id = ?", purchase.product().id()))
                .isEqualTo(sum + " " + count);
        assertThat(shop.text("SELECT coalesce(sum(rating), 0) || ' ' || count(*) FROM review WHERE product_id = ?"
                + " AND state = 'APPROVED'", purchase.product().id())).isEqualTo(sum + " " + count);
    }
}
