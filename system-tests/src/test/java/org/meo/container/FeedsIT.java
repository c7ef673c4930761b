package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.catalog.Catalogue;
import org.meo.catalog.ProductPage;
import org.meo.inventory.Inventory;
import org.meo.shared.Language;

/** What warehouses and catalogues tell by message, through the real broker. */
@ExtendWith(ArquillianExtension.class)
class FeedsIT {

    private static final Logger LOG = Logger.getLogger(FeedsIT.class.getName());
    private static final String STOCK = "meo.stock.in";
    private static final String CATALOGUE = "meo.catalog.in";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int MANY = 10_000;

    @Inject
    private Shop shop;

    @EJB
    private Inventory inventory;

    @Inject
    private Catalogue catalogue;

    @Test
    void aCountHoldsAsOfItsOwnTime() {
        String sku = shop.product(10);
        Instant counted = Instant.now();
        shop.send(STOCK, "StockAdjustment", id(), adjustment("""
                {"sku":"%s","delta":-3}""".formatted(sku)));
        awaitOnHand(sku, 7);

        // It was counted before three broke.
        shop.send(STOCK, "StockCount", id(), count(counted, """
                {"sku":"%s","onHand":20}""".formatted(sku)));
        awaitOnHand(sku, 17);

        // An older count comes late: it is taken off the queue, and changes nothing.
        String late = id();
        shop.send(STOCK, "StockCount", late, count(counted.minusSeconds(60), """
                {"sku":"%s","onHand":500}""".formatted(sku)));
        awaitTaken(late);
        assertThat(onHand(sku)).isEqualTo(17);
        assertThat(shop.text("SELECT string_agg(DISTINCT actor, ',') FROM stock_movement WHERE sku = ? AND actor IS NOT NULL", sku))
                .isEqualTo("store");
        assertThat(inventory.mismatches()).doesNotContain(sku);
        assertThat(inventory.locationMismatches()).doesNotContain(sku);
    }

    @Test
    void whatIsRepeatedCountsOnce() {
        String sku = shop.product(10);
        String messageId = id();
        for (int copy = 0; copy < 3; copy++) {
            shop.send(STOCK, "StockAdjustment", messageId, adjustment("""
                    {"sku":"%s","delta":5}""".formatted(sku)));
        }
        String after = id();
        shop.send(STOCK, "StockAdjustment", after, adjustment("""
                {"sku":"%s","delta":1}""".formatted(sku)));

        awaitOnHand(sku, 16);
        awaitTaken(after);
        assertThat(shop.text("SELECT count(*) FROM stock_movement WHERE sku = ? AND kind = 'ADJUSTMENT'", sku)).isEqualTo("2");
    }

    @Test
    void oneUnknownSkuRefusesTheWholeMessage() throws JMSException {
        String sku = shop.product(10);

        TextMessage dead = dead(STOCK, "StockCount", count(Instant.now(), """
                {"sku":"%s","onHand":3},{"sku":"%s","onHand":1},{"sku":"NOWHERE-1","onHand":1}"""
                .formatted(sku, sku.toLowerCase(Locale.ROOT))));

        assertThat(dead.getStringProperty("meoErrorCode")).isEqualTo("UNKNOWN_SKU");
        assertThat(dead.getStringProperty("meoError")).contains("/items/1/sku").contains("/items/2/sku").contains("NOWHERE-1")
                .contains("it is spelled " + sku);
        assertThat(dead.getStringProperty("meoAttempts")).isEqualTo("1");
        assertThat(onHand(sku)).isEqualTo(10);
    }

    @Test
    void stockThatCannotBeValidIsRefusedAtOnce() throws JMSException {
        String sku = shop.product(2);
        String one = """
                {"sku":"%s","onHand":1}""".formatted(sku);
        assertRefused(STOCK, "StockCount", "{", "INVALID_MESSAGE");
        assertRefused(STOCK, "Stocktake", count(Instant.now(), one), "INVALID_MESSAGE");
        assertRefused(STOCK, "PriceChange", "{}", "INVALID_MESSAGE");
        assertRefused(STOCK, "StockCount", count(Instant.now(), one.replace(":1}", ":\"1\"}")), "/items/0/onHand");
        assertRefused(STOCK, "StockCount", count(Instant.now(), one.replace(":1}", ":-1}")), "/items/0/onHand");
        assertRefused(STOCK, "StockCount", count(Instant.now(), one.replace(":1}", ":99999999}")), "/items/0/onHand");
        assertRefused(STOCK, "StockCount", count(Instant.now(), one + "," + one), "/items/1/sku");
        assertRefused(STOCK, "StockCount", count(Instant.now().plusSeconds(3_600), one), "/countedAt");
        assertRefused(STOCK, "StockCount", count(Instant.now(), one).replace("MAIN", "NOWHERE"), "/location");
        assertRefused(STOCK, "StockCount", count(Instant.now(), one).replaceFirst("\"countedAt\":\"[^\"]*\"",
                "\"countedAt\":\"2026-02-31T08:00:00Z\""), "/countedAt");
        assertRefused(STOCK, "StockAdjustment", adjustment("""
                {"sku":"%s","delta":-3}""".formatted(sku)), "/items/0/delta");
        assertRefused(STOCK, "StockAdjustment", adjustment("""
                {"sku":"%s","delta":0}""".formatted(sku)), "/items/0/delta");
        assertThat(onHand(sku)).isEqualTo(2);
    }

    @Test
    void whatFailsAgainAndAgainHoldsUpNobodyAndSaysWhere() throws JMSException {
        String poison = shop.product(10);
        String good = shop.product(10);
        shop.update("CREATE TRIGGER poison BEFORE INSERT ON stock_movement FOR EACH ROW WHEN (new.sku = '" + poison
                + "') EXECUTE FUNCTION refuse_change()");
        String poisonId = id();
        String last = id();
        try {
            shop.send(STOCK, "StockAdjustment", poisonId, adjustment("""
                    {"sku":"%s","delta":1}""".formatted(poison)));
            for (int copy = 0; copy < 30; copy++) {
                shop.send(STOCK, "StockAdjustment", copy == 29 ? last : id(), adjustment("""
                        {"sku":"%s","delta":1}""".formatted(good)));
            }
            awaitOnHand(good, 40);
            TextMessage dead = shop.receive("meo.dlq." + STOCK, "meoMessageId = '" + poisonId + "'", PATIENCE).orElseThrow();

            assertThat(dead.getStringProperty("meoErrorCode")).isEqualTo("FAILED");
            assertThat(dead.getStringProperty("meoAttempts")).isEqualTo("5");
            assertThat(dead.getStringProperty("meoError")).contains("org.postgresql.util.PSQLException")
                    .contains("at org.meo.inventory.").doesNotContain("append-only");
            assertThat(onHand(poison)).isEqualTo(10);
            assertThat(isTaken(poisonId)).isFalse();
        } finally {
            shop.update("DROP TRIGGER poison ON stock_movement");
        }
    }

    @Test
    void tenThousandAreCountedByOneMessage() {
        String prefix = many();
        String messageId = id();
        String body = count(Instant.now(), IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> "{\"sku\":\"" + prefix + number + "\",\"onHand\":" + number % 100 + "}")
                .collect(Collectors.joining(",")));
        long begun = System.nanoTime();

        shop.send(STOCK, "StockCount", messageId, body);
        await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(() -> isTaken(messageId));

        // Five seconds are wanted; whether they are kept is measured where nothing else runs (bench/README.md).
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        LOG.log(Level.INFO, "StockCount of {0} SKUs: {1} ms from sending to committed", new Object[] {MANY, took.toMillis()});
        assertThat(shop.text("SELECT sum(on_hand) FROM stock_level WHERE sku LIKE ?", prefix + "%")).isEqualTo("495000");
        shop.update("DELETE FROM variant WHERE sku LIKE ?", prefix + "%");
    }

    @Test
    void aNewProductIsForSaleWithinSeconds() {
        shop.product(1);
        String sku = "F-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        String slug = "feed-pen-" + sku.toLowerCase(Locale.ROOT);
        shop.send(CATALOGUE, "ProductUpsert", id(), """
                {"messageId":"m","sku":"%s","name":"Feed pen","description":"=A pen, \\"fed\\"","category":"tests",
                 "price":{"amount":"3.50","currency":"GBP"},"taxClass":"reduced","attributes":{"nib":"fine; steel=yes"}}"""
                .formatted(sku));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page(slug)).isNotNull());
        assertThat(page(slug).variants()).singleElement().satisfies(variant -> assertThat(variant.sku()).isNotBlank());
        assertThat(shop.text("SELECT count(*) FROM listing l JOIN product p ON p.id = l.product_id WHERE p.slug = ?", slug))
                .isEqualTo("1");
        assertThat(onHand(sku)).isZero();
        assertThat(shop.text("SELECT description || ' ' || tax_class || ' ' || attributes FROM product WHERE slug = ?", slug))
                .isEqualTo("=A pen, \"fed\" reduced [{\"name\": \"nib\", \"value\": \"fine; steel=yes\"}]");

        // What is not spoken of stays; a price in another currency stands beside the store's own.
        String second = id();
        shop.send(CATALOGUE, "ProductUpsert", second, """
                {"messageId":"m","sku":"%s","name":"Better pen","price":{"amount":"4.25","currency":"EUR"}}""".formatted(sku));
        awaitTaken(second);
        assertThat(shop.text("SELECT name || ' ' || tax_class || ' ' || v.price FROM product p JOIN variant v ON v.product_id = p.id"
                + " WHERE p.slug = ?", slug)).isEqualTo("Better pen reduced 3.50");
        assertThat(shop.text("SELECT s.price FROM variant_price s JOIN variant v ON v.id = s.variant_id WHERE v.sku = ?"
                + " AND s.currency = 'EUR'", sku)).isEqualTo("4.25");

        shop.send(CATALOGUE, "ProductUpsert", id(), """
                {"messageId":"m","sku":"%s","active":false}""".formatted(sku));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shop.text(
                "SELECT count(*) FROM listing l JOIN product p ON p.id = l.product_id WHERE p.slug = ?", slug)).isEqualTo("0"));
    }

    @Test
    void pricesChangeTogetherOrNotAtAll() throws JMSException {
        String sku = shop.product(1);
        String other = shop.product(1);
        String slug = sku.toLowerCase(Locale.ROOT);
        String change = """
                {"messageId":"m","items":[{"sku":"%s","price":{"amount":"7.77","currency":"GBP"},"compareAt":{"amount":"%s","currency":"GBP"}},
                 {"sku":"%s","price":{"amount":"8.88","currency":"%s"}}]}""";

        TextMessage dead = dead(CATALOGUE, "PriceChange", change.formatted(sku, "7.00", other, "XYZ"));
        assertThat(dead.getStringProperty("meoError")).contains("/items/0/compareAt/amount").contains("/items/1/price/currency");
        assertThat(shop.text("SELECT price FROM variant WHERE sku = ?", sku)).isEqualTo("10.00");

        shop.send(CATALOGUE, "PriceChange", id(), change.formatted(sku, "9.00", other, "USD"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page(slug).variants().get(0).toString()).contains("7.77"));
        assertThat(shop.text("SELECT price || ' ' || compare_at FROM variant WHERE sku = ?", sku)).isEqualTo("7.77 9.00");
        assertThat(shop.text("SELECT v.price || ' ' || s.price FROM variant v JOIN variant_price s ON s.variant_id = v.id"
                + " WHERE v.sku = ? AND s.currency = 'USD'", other)).isEqualTo("10.00 8.88");
    }

    @Test
    void pricesOfTenThousandChangeByOneMessage() {
        String prefix = many();
        String messageId = id();
        String body = IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> "{\"sku\":\"" + prefix + number + "\",\"price\":{\"amount\":\"12.34\",\"currency\":\"GBP\"}}")
                .collect(Collectors.joining(",", "{\"messageId\":\"m\",\"items\":[", "]}"));
        long begun = System.nanoTime();

        shop.send(CATALOGUE, "PriceChange", messageId, body);
        await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(() -> isTaken(messageId));

        LOG.log(Level.INFO, "PriceChange of {0} SKUs: {1} ms from sending to committed",
                new Object[] {MANY, Duration.ofNanos(System.nanoTime() - begun).toMillis()});
        assertThat(shop.text("SELECT count(*) FROM variant WHERE sku LIKE ? AND price = 12.34", prefix + "%")).isEqualTo("10000");
        shop.update("DELETE FROM variant WHERE sku LIKE ?", prefix + "%");
    }

    @Test
    void productsThatCannotBeValidAreRefusedAtOnce() throws JMSException {
        shop.product(1);
        String sku = "F-" + UUID.randomUUID().toString().substring(0, 8);
        String product = """
                {"messageId":"m","sku":"%s","name":"Pen","category":"tests","price":{"amount":"3.50","currency":"GBP"}}""".formatted(sku);
        assertRefused(CATALOGUE, "ProductUpsert", "{\"messageId\":\"m\",\"sku\":\"" + sku + "\"}", "/name");
        assertRefused(CATALOGUE, "ProductUpsert", product.replace("\"tests\"", "\"no-such-category\""), "/category");
        assertRefused(CATALOGUE, "ProductUpsert", product.replace("3.50", "0.00"), "/price/amount");
        assertRefused(CATALOGUE, "ProductUpsert", product.replace("GBP", "JPY"), "/price/amount");
        assertRefused(CATALOGUE, "ProductUpsert", product.replace("GBP", "ZZZ"), "/price/currency");
        assertRefused(CATALOGUE, "ProductUpsert", product.replace("\"3.50\"", "3.50"), "/price/amount");
        assertRefused(CATALOGUE, "ProductUpsert", product.replace("\"name\"", "\"taxClass\":\"luxury\",\"name\""), "/taxClass");
        assertRefused(CATALOGUE, "ProductUpsert", product.replace(sku, "-no-sku"), "/sku");
        assertRefused(CATALOGUE, "PriceChange", """
                {"messageId":"m","items":[{"sku":"%s","price":{"amount":"1.00","currency":"GBP"}}]}""".formatted(sku), "/items/0/sku");
        assertThat(shop.text("SELECT count(*) FROM variant WHERE sku = ?", sku)).isEqualTo("0");
    }

    /** Ten thousand more variants of a product of their own. @return what their SKUs begin with; numbers follow */
    private String many() {
        String prefix = "T-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        shop.update("""
                INSERT INTO variant (id, product_id, sku, price, currency)
                SELECT nextval('variant_seq'), v.product_id, ? || n, 10.00, 'GBP' FROM variant v, generate_series(1, 10000) AS n
                WHERE v.sku = ?""", prefix, shop.product(1));
        return prefix;
    }

    private void assertRefused(String address, String type, String body, String reason) throws JMSException {
        assertThat(dead(address, type, body).getStringProperty("meoError")).as(body.substring(0, Math.min(200, body.length())))
                .contains(reason);
    }

    private TextMessage dead(String address, String type, String body) {
        String messageId = id();
        shop.send(address, type, messageId, body);
        return shop.receive("meo.dlq." + address, "meoMessageId = '" + messageId + "'", PATIENCE)
                .orElseThrow(() -> new AssertionError("no dead letter for " + body));
    }

    private ProductPage page(String slug) {
        return catalogue.findProduct(slug, Language.ENGLISH).orElse(null);
    }

    private int onHand(String sku) {
        return Integer.parseInt(shop.text("SELECT on_hand FROM stock_level WHERE sku = ?", sku));
    }

    private void awaitOnHand(String sku, int pieces) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(onHand(sku)).isEqualTo(pieces));
    }

    private void awaitTaken(String messageId) {
        await().atMost(PATIENCE).until(() -> isTaken(messageId));
    }

    private boolean isTaken(String messageId) {
        return shop.text("SELECT 1 FROM inbox WHERE message_id = ?", messageId) != null;
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String count(Instant at, String items) {
        return """
                {"messageId":"m","location":"MAIN","countedAt":"%s","items":[%s]}""".formatted(at, items);
    }

    private static String adjustment(String items) {
        return """
                {"messageId":"m","location":"MAIN","reason":"found","items":[%s]}""".formatted(items);
    }
}
