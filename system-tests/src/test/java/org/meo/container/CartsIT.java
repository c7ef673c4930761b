package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.cart.CartLineView;
import org.meo.cart.CartView;
import org.meo.cart.Carts;
import org.meo.inventory.Inventory;
import org.meo.pricing.ShippingOption;
import org.meo.pricing.Terms;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;
import org.meo.shared.SecretToken;

@ExtendWith(ArquillianExtension.class)
class CartsIT {

    private static final Logger LOG = System.getLogger(CartsIT.class.getName());
    private static final long MOST_MILLIS = 300;

    @Inject
    private Shop shop;

    @EJB
    private Carts carts;

    @EJB
    private Inventory inventory;

    @Resource
    private ManagedExecutorService executor;

    @Test
    void keepsLinesInTheOrderInWhichTheyCame() {
        String first = shop.product(10);
        String second = shop.product(10);
        String token = shop.cartWith(first, 1);
        carts.add(token, second, 2);
        carts.add(token, first, 3);

        assertThat(carts.view(token).lines()).extracting(CartLineView::sku).containsExactly(first, second);
        assertThat(carts.view(token).lines()).extracting(CartLineView::quantity).containsExactly(4, 2);
        assertThat(carts.count(token)).isEqualTo(6);
        carts.setQuantity(token, first, 0);
        carts.setQuantity(token, "NO-SUCH", 5);
        assertThat(carts.view(token).lines()).extracting(CartLineView::sku).containsExactly(second);
    }

    @Test
    void badInputChangesNothing() {
        String sku = shop.product(20_000);
        String token = shop.cartWith(sku, 9_000);

        for (int quantity : List.of(0, -1, 10_000, Integer.MAX_VALUE)) {
            assertThat(refusal(() -> carts.add(token, sku, quantity))).isEqualTo("INVALID_QUANTITY");
        }
        assertThat(refusal(() -> carts.add(token, sku, 1_000))).isEqualTo("INVALID_QUANTITY");
        assertThat(refusal(() -> carts.setQuantity(token, sku, -1))).isEqualTo("INVALID_QUANTITY");
        assertThat(refusal(() -> carts.add(token, "NO-SUCH", 1))).isEqualTo("UNKNOWN_SKU");
        assertThat(refusal(() -> carts.add(token, null, 1))).isEqualTo("UNKNOWN_SKU");
        assertThat(refusal(() -> carts.add(token, "x".repeat(10_000), 1))).isEqualTo("UNKNOWN_SKU");
        assertThat(refusal(() -> carts.add(null, shop.product(3), 4))).isEqualTo("OUT_OF_STOCK");
        assertThat(carts.count(token)).isEqualTo(9_000);
    }

    @Test
    void aForeignTokenOpensNothing() {
        String sku = shop.product(10);
        String token = shop.cartWith(sku, 1);
        String foreign = SecretToken.create();

        assertThat(carts.view(foreign)).isEqualTo(CartView.EMPTY);
        assertThat(carts.view("x".repeat(10_000))).isEqualTo(CartView.EMPTY);
        carts.setQuantity(foreign, sku, 5);
        assertThat(carts.add(foreign, sku, 1)).isNotEqualTo(foreign).isNotEqualTo(token);
        assertThat(carts.count(token)).isEqualTo(1);
    }

    @Test
    void joinsTheCartsOfOneCustomer() {
        long customer = customer();
        String both = shop.product(5);
        String other = shop.product(10);
        String atHome = shop.cartWith(both, 3);
        assertThat(carts.merge(atHome, customer)).isEqualTo(atHome);
        String onTheWay = shop.cartWith(other, 2);
        carts.add(onTheWay, both, 4);

        assertThat(carts.merge(onTheWay, customer)).isEqualTo(onTheWay);

        CartView view = carts.view(atHome);
        assertThat(view.lines()).extracting(CartLineView::sku).containsExactly(both, other);
        assertThat(view.lines()).extracting(CartLineView::quantity).containsExactly(5, 2);
        assertThat(view.cut()).containsExactly("Test pen");
        assertThat(carts.view(onTheWay)).isEqualTo(view);
        assertThat(carts.merge(onTheWay, customer)).isEqualTo(onTheWay);
        assertThat(carts.count(atHome)).isEqualTo(7);
        String third = carts.merge(null, customer);
        assertThat(carts.count(third)).isEqualTo(7);
        // What was told is told once.
        carts.setQuantity(third, other, 1);
        assertThat(carts.view(atHome).cut()).isEmpty();
    }

    @Test
    void aCookieOfSomebodyElseStaysTheirs() {
        String sku = shop.product(10);
        String token = shop.cartWith(sku, 3);
        carts.merge(token, customer());

        String kept = carts.merge(token, customer());

        assertThat(kept).isNotEqualTo(token);
        assertThat(carts.count(kept)).isZero();
        assertThat(carts.count(token)).isEqualTo(3);
    }

    @Test
    void signingInEverywhereAtOnceMakesOneCart() throws Exception {
        long customer = customer();
        String sku = shop.product(100);
        List<Future<String>> devices = new ArrayList<>();
        for (int device = 0; device < 8; device++) {
            String token = shop.cartWith(sku, 2);
            devices.add(executor.submit(() -> carts.merge(token, customer)));
        }
        Set<String> tokens = new HashSet<>();
        for (Future<String> device : devices) {
            tokens.add(device.get(30, TimeUnit.SECONDS));
        }

        assertThat(tokens).hasSize(8).allSatisfy(token -> assertThat(carts.count(token)).isEqualTo(16));
        assertThat(shop.text("SELECT count(*) FROM cart WHERE status = 'OPEN' AND customer_id = ?", customer)).isEqualTo("1");
    }

    @Test
    void aCartStaysInItsCurrency() {
        String sku = shop.product(10);
        String unpriced = shop.product(10);
        shop.update("INSERT INTO variant_price (variant_id, currency, price) SELECT id, 'EUR', 12.00 FROM variant WHERE sku = ?", sku);
        String token = carts.add(null, sku, 1, "EUR").token();

        assertThat(carts.view(token).quote().subtotal()).isEqualTo(Money.parse("EUR 12.00"));
        assertThat(refusal(() -> carts.add(token, unpriced, 1))).isEqualTo("NO_PRICE_IN_CURRENCY");
        assertThat(carts.view(carts.add(null, sku, 1, "XXX").token()).currency()).isEqualTo("GBP");
        carts.changeCurrency(token, "GBP");
        assertThat(carts.view(token).quote().subtotal()).isEqualTo(Money.parse("GBP 10.00"));
        carts.add(token, unpriced, 1);
        assertThat(refusal(() -> carts.changeCurrency(token, "EUR"))).isEqualTo("NO_PRICE_IN_CURRENCY");
    }

    @Test
    void offersWhatIsSentThere() {
        String token = shop.cartWith(shop.product(10), 1);

        assertThat(carts.view(token, Language.GERMAN, Terms.DOMESTIC).shipping()).extracting(ShippingOption::label)
                .containsExactly("Standardversand", "Expressversand");
        assertThat(carts.view(token, Language.ENGLISH, new Terms("FR", null, null, null, null, null)).shipping()).hasSize(2);
        Terms nowhere = new Terms("AQ", null, null, null, null, null);
        assertThat(carts.isSentTo(nowhere)).isFalse();
        assertThatThrownBy(() -> carts.view(token, Language.ENGLISH, nowhere)).isInstanceOf(BusinessException.class);
    }

    @Test
    void forgetsOldCartsOfGuestsAndCountsWhatWasLeftBehind() {
        String sku = shop.product(10);
        String old = shop.cartWith(sku, 1);
        String left = shop.cartWith(sku, 1);
        String ofCustomer = shop.cartWith(sku, 1);
        carts.merge(ofCustomer, customer());
        age(old, "61 days");
        age(ofCustomer, "61 days");
        age(left, "25 hours");

        assertThat(carts.abandoned()).isGreaterThanOrEqualTo(3);
        assertThat(carts.forgetOld()).isFalse();

        assertThat(carts.count(old)).isZero();
        assertThat(carts.count(left)).isEqualTo(1);
        assertThat(carts.count(ofCustomer)).isEqualTo(1);
    }

    @Test
    void aThousandLinesArePricedQuickly() {
        String prefix = "K" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT);
        String first = shop.product(5);
        shop.update("INSERT INTO product (id, slug, category_id, name) SELECT nextval('product_seq'), lower(?) || '-' || i, c.id, 'Pen ' || i"
                + " FROM category c, generate_series(1, 999) i WHERE c.slug = 'tests'", prefix);
        shop.update("INSERT INTO variant (id, product_id, sku, price, currency) SELECT nextval('variant_seq'), id, upper(slug), 1.00 + id % 90, 'GBP'"
                + " FROM product WHERE slug LIKE lower(?) || '-%'", prefix);
        TreeMap<String, Integer> stock = new TreeMap<>();
        for (int line = 1; line < 1_000; line++) {
            stock.put(prefix + "-" + line, 10);
        }
        shop.inTransaction(() -> {
            inventory.open(stock, "test");
            return null;
        });
        String token = shop.cartWith(first, 1);
        shop.update("INSERT INTO cart_line (cart_id, sku, quantity, position) SELECT c.id, v.sku, 1 + v.id % 9, 1 + row_number() OVER (ORDER BY v.id)"
                + " FROM cart c, variant v WHERE c.token_hash = ? AND v.sku LIKE ? || '-%'", SecretToken.hash(token), prefix);
        shop.update("INSERT INTO promotion (name, kind, percent, skus, created_at) VALUES ('Tenth', 'PERCENT', 10, ARRAY[?], now())", first);

        List<Long> millis = new ArrayList<>();
        for (int round = 0; round < 15; round++) {
            long begun = System.nanoTime();
            CartView view = carts.view(token);
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            assertThat(view.lines()).hasSize(1_000);
        }
        long addBegun = System.nanoTime();
        carts.add(token, first, 1);
        long add = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - addBegun);
        List<Long> sorted = millis.subList(3, millis.size()).stream().sorted().toList();
        LOG.log(Level.INFO, "1,000 lines priced in {0} ms (median of 12, most {1}), one more added in {2} ms",
                sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1), add);

        assertThat(sorted.get(sorted.size() / 2)).isLessThanOrEqualTo(MOST_MILLIS);
        assertThat(refusal(() -> carts.add(token, shop.product(1), 1))).isEqualTo("CART_FULL");
    }

    private void age(String token, String interval) {
        shop.update("UPDATE cart SET updated_at = now() - CAST(? AS interval) WHERE token_hash = ?", interval, SecretToken.hash(token));
    }

    private static long customer() {
        return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    }

    private static String refusal(Runnable work) {
        try {
            work.run();
            return "none";
        } catch (BusinessException refused) {
            return refused.code();
        }
    }
}
