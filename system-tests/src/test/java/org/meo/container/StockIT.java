package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.inventory.Correction;
import org.meo.inventory.Inventory;
import org.meo.inventory.Shortfall;
import org.meo.inventory.StockChange;
import org.meo.inventory.StockCheckpoints;
import org.meo.inventory.Stockroom;
import org.meo.inventory.Supply;
import org.meo.shared.BusinessException;
import org.meo.shared.Contention;

/** Stock under every hand that changes it: levels, movements, locations and promises always agree. */
@ExtendWith(ArquillianExtension.class)
class StockIT {

    private static final String MAIN = "MAIN";
    private static final String NORTH = "T-NORTH";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    private Shop shop;

    @Inject
    private Contention contention;

    @EJB
    private Inventory inventory;

    @EJB
    private Stockroom stockroom;

    @EJB
    private StockCheckpoints checkpoints;

    @Resource
    private ManagedExecutorService executor;

    @Test
    void nobodyIsPromisedMoreThanTheShelfAndTheAllowance() throws Exception {
        String sku = shop.product(10);
        stockroom.allowBackorder(sku, 5, LocalDate.of(2099, 3, 1));

        List<Callable<String>> buyers = new ArrayList<>();
        for (int buyer = 0; buyer < 40; buyer++) {
            String reference = sku + "-" + buyer;
            buyers.add(() -> reserve(reference, sku, 1, null));
        }
        List<String> outcomes = atOnce(buyers);

        assertThat(outcomes).filteredOn("reserved"::equals).hasSize(15);
        assertThat(outcomes).filteredOn("OUT_OF_STOCK"::equals).hasSize(25);
        assertThat(inventory.supply(List.of(sku), "").get(sku)).isEqualTo(new Supply(0, 0, LocalDate.of(2099, 3, 1)));
        assertSound(sku);
    }

    @Test
    void aCountBelowWhatIsPromisedIsAShortfall() {
        String sku = shop.product(10);
        await().atMost(PATIENCE).until(() -> shop.text("SELECT standing FROM stock_standing WHERE sku = ?", sku) != null);
        reserve(sku + "-first", sku, 4, null);
        reserve(sku + "-second", sku, 3, null);
        reserve(sku + "-third", sku, 1, null);

        StockChange change = stockroom.count(correction(MAIN), Instant.now(), one(sku, 5));

        assertThat(change.missing()).containsExactly(Map.entry(sku, 3));
        assertThat(shop.available(sku)).isZero();
        assertThat(reserve(sku + "-fourth", sku, 1, null)).isEqualTo("OUT_OF_STOCK");
        await().atMost(PATIENCE).untilAsserted(() -> {
            Shortfall shortfall = shortfall(sku);
            assertThat(shortfall.missing()).isEqualTo(3);
            assertThat(shortfall.newest()).extracting("reference").containsExactly(sku + "-third", sku + "-second", sku + "-first");
            assertThat(shortfall.toEnd()).extracting("reference").containsExactly(sku + "-third", sku + "-second");
        });
        assertThat(shop.text("SELECT count(*) FROM outbox WHERE message_key = ? AND type = 'StockOut'", sku)).isEqualTo("1");
        assertSound(sku);

        stockroom.receive(correction(MAIN), one(sku, 20));

        assertThat(inventory.shortfalls()).extracting(Shortfall::sku).doesNotContain(sku);
        assertThat(shop.available(sku)).isEqualTo(17);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shop.text(
                "SELECT string_agg(type, ' ' ORDER BY id) FROM outbox WHERE message_key = ?", sku)).isEqualTo("StockOut StockBack"));
        assertSound(sku);
    }

    @Test
    void aCountKnowsWhatHappenedSince() {
        String sku = shop.product(10);
        Instant counted = Instant.now();
        reserve(sku, sku, 4, null);
        shop.inTransaction(() -> {
            inventory.ship(sku, one(sku, 4), null, counted.plusMillis(1));
            return null;
        });

        // Twelve were there when it was counted, four left since.
        stockroom.count(correction(MAIN), counted, one(sku, 12));
        assertThat(onHand(sku)).isEqualTo(8);
        // The same again, and an older one, change nothing.
        assertThat(stockroom.count(correction(MAIN), counted, one(sku, 12)).stale()).containsExactly(sku);
        assertThat(stockroom.count(correction(MAIN), counted.minusSeconds(60), one(sku, 100)).stale()).containsExactly(sku);
        assertThat(onHand(sku)).isEqualTo(8);
        assertSound(sku);
    }

    @Test
    void aCountKnowsOfParcelsThatAreToldLater() {
        String sku = shop.product(10);
        reserve(sku, sku, 4, null);
        Instant left = Instant.now().minusSeconds(60);
        // Four had left already when it was counted; their notice comes after.
        stockroom.count(correction(MAIN), Instant.now(), one(sku, 6));
        shop.inTransaction(() -> {
            inventory.ship(sku, one(sku, 4), null, left);
            return null;
        });

        assertThat(onHand(sku)).isEqualTo(6);
        assertThat(shop.available(sku)).isEqualTo(6);
        assertSound(sku);
    }

    @Test
    void theCheckOfLevelsFindsWhatIsWrongFromItsCheckpoint() {
        String sku = shop.product(10);
        String done = shop.text("SELECT last_value FROM stock_movement_seq");
        await().atMost(PATIENCE).until(() -> {
            while (checkpoints.advance()) {
                // One step after the other.
            }
            return Long.parseLong(shop.text("SELECT movement_id FROM stock_horizon")) >= Long.parseLong(done);
        });
        assertThat(shop.text("SELECT on_hand FROM stock_checkpoint WHERE sku = ?", sku)).isEqualTo("10");
        reserve(sku, sku, 2, null);
        assertSound(sku);

        shop.update("UPDATE stock_level SET on_hand = on_hand + 1 WHERE sku = ?", sku);
        assertThat(inventory.mismatches()).contains(sku);
        assertThat(inventory.locationMismatches()).contains(sku);
        shop.update("UPDATE stock_level SET on_hand = on_hand - 1, reserved = reserved + 1 WHERE sku = ?", sku);
        assertThat(inventory.mismatches()).contains(sku);
        assertThat(inventory.promiseMismatches()).contains(sku);
        shop.update("UPDATE stock_level SET reserved = reserved - 1 WHERE sku = ?", sku);
        assertSound(sku);
    }

    @Test
    void tenThousandAreCountedInAFewSeconds() {
        String prefix = "T-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        String first = shop.product(1);
        shop.update("""
                INSERT INTO variant (id, product_id, sku, price, currency)
                SELECT nextval('variant_seq'), v.product_id, ? || n, 10.00, 'GBP' FROM variant v, generate_series(1, 10000) AS n
                WHERE v.sku = ?""", prefix, first);
        SortedMap<String, Integer> counted = new TreeMap<>();
        for (int number = 1; number <= Stockroom.MAX_ITEMS; number++) {
            counted.put(prefix + number, number % 100);
        }
        long begun = System.nanoTime();

        StockChange change = stockroom.count(correction(MAIN), Instant.now(), counted);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(change.changed()).isEqualTo(9_900);
        assertThat(change.unknown()).isEmpty();
        assertThat(shop.text("SELECT sum(on_hand) FROM stock_level WHERE sku LIKE ?", prefix + "%")).isEqualTo("495000");
        shop.update("DELETE FROM variant WHERE sku LIKE ?", prefix + "%");
    }

    @Test
    void promisingManyTakesAsManyStatementsAsPromisingOne() {
        SortedMap<String, Integer> several = new TreeMap<>();
        for (int line = 0; line < 20; line++) {
            several.put(shop.product(10), 1);
        }
        String reference = several.firstKey();

        long before = statements();
        inTransaction(() -> inventory.reserve(reference + "-one", one(reference, 1), null));
        long forOne = statements() - before;
        inTransaction(() -> inventory.reserve(reference + "-many", several, null));

        // The batch of levels is one statement a SKU; it is left out here.
        assertThat(statements() - before - forOne).isEqualTo(forOne);
    }

    private long statements() {
        return Long.parseLong(shop.text("""
                SELECT coalesce(sum(calls), 0) FROM pg_stat_statements
                WHERE query LIKE '%INTO reservation%' OR query LIKE '%INTO stock_movement%'"""));
    }

    @Test
    void theSameFormSentTwiceIsOneReceipt() throws Exception {
        String sku = shop.product(1);
        Correction twice = correction(MAIN);

        List<Boolean> repeated = atOnce(List.of(() -> stockroom.receive(twice, one(sku, 5)).repeated(),
                () -> stockroom.receive(twice, one(sku, 5)).repeated(), () -> stockroom.receive(twice, one(sku, 5)).repeated()));

        assertThat(repeated).containsExactlyInAnyOrder(false, true, true);
        assertThat(onHand(sku)).isEqualTo(6);
        assertSound(sku);
    }

    @Test
    void parcelsLeaveWhereTheGoodsLie() {
        stockroom.keepLocation(NORTH, "North", "GB", 50, true);
        String sku = shop.product(10);
        stockroom.move(correction(MAIN), NORTH, one(sku, 4));
        reserve(sku, sku, 10, null);

        ship(sku, sku, 3, null);
        assertThat(lies(sku)).isEqualTo("MAIN 6 T-NORTH 1");
        ship(sku, sku, 2, MAIN);
        assertThat(lies(sku)).isEqualTo("MAIN 4 T-NORTH 1");
        ship(sku, sku, 5, NORTH);
        assertThat(lies(sku)).isEqualTo("MAIN 0 T-NORTH 0");
        assertSound(sku);
        assertThatThrownBy(() -> ship(sku, sku, 1, "T-NOWHERE")).isInstanceOfSatisfying(BusinessException.class,
                refused -> assertThat(refused.code()).isEqualTo("UNKNOWN_LOCATION"));
        assertThatThrownBy(() -> stockroom.adjust(correction(NORTH), one(sku, -1))).isInstanceOfSatisfying(
                BusinessException.class, refused -> assertThat(refused.code()).isEqualTo("NOT_ENOUGH_ON_HAND"));
    }

    @Test
    void whatLeftThoughACountSaysOtherwiseWasThere() {
        String sku = shop.product(5);
        reserve(sku, sku, 5, null);
        stockroom.count(correction(MAIN), Instant.now(), one(sku, 2));

        ship(sku, sku, 5, null);

        assertThat(onHand(sku)).isZero();
        assertThat(shop.text("SELECT reserved FROM stock_level WHERE sku = ?", sku)).isEqualTo("0");
        assertSound(sku);
    }

    @Test
    void whatCartsHoldComesBackOnceWhoeverComesFirst() throws Exception {
        String sku = shop.product(1_000);
        String waiting = sku + "-order";
        reserve(waiting, sku, 7, Instant.now().minusSeconds(60));
        List<Callable<String>> all = new ArrayList<>();
        for (int cart = 0; cart < 30; cart++) {
            String held = "cart:" + sku + cart;
            String order = sku + "-" + cart;
            reserve(held, sku, 2, Instant.now().minusSeconds(60));
            all.add(() -> contention.retry(() -> shop.inTransaction(() -> {
                inventory.adopt(held, order, one(sku, 2), Instant.now().plusSeconds(600));
                return "adopted";
            })));
            if (cart % 5 == 0) {
                all.add(() -> "swept " + contention.retry(() -> inventory.releaseExpiredCarts(10)));
                all.add(() -> "swept " + contention.retry(() -> inventory.releaseExpiredCarts(10)));
            }
        }
        atOnce(all);

        // Each order has its two, whether it took over the cart's or was promised others.
        assertThat(shop.text("SELECT reserved FROM stock_level WHERE sku = ?", sku)).isEqualTo("67");
        assertThat(shop.text("SELECT count(*) FROM reservation WHERE reference LIKE ? AND state = 'HELD'", "cart:" + sku + "%"))
                .isEqualTo("0");
        assertThat(shop.text("SELECT state FROM reservation WHERE reference = ?", waiting)).isEqualTo("HELD");
        assertSound(sku);
    }

    @Test
    void booksAgreeWhateverIsDoneInWhateverOrder() throws Exception {
        stockroom.keepLocation(NORTH, "North", "GB", 50, true);
        List<String> skus = List.of(shop.product(20), shop.product(5), shop.product(0));
        stockroom.allowBackorder(skus.get(1), 7, null);
        List<Callable<String>> hands = new ArrayList<>();
        for (int hand = 0; hand < 6; hand++) {
            Random random = new Random(4_711 + hand);
            String name = skus.get(0) + "-" + hand + "-";
            hands.add(() -> {
                for (int step = 0; step < 60; step++) {
                    act(random, skus, name + step, name + random.nextInt(step + 1));
                }
                return "done";
            });
        }
        atOnce(hands);

        skus.forEach(this::assertSound);
        for (String sku : skus) {
            assertThat(shop.text("SELECT count(*) FROM location_stock WHERE sku = ? AND on_hand < 0", sku)).isEqualTo("0");
        }
    }

    /** One of the things that are done to stock; refusals are part of it. */
    private void act(Random random, List<String> skus, String fresh, String known) {
        String sku = skus.get(random.nextInt(skus.size()));
        SortedMap<String, Integer> several = new TreeMap<>();
        skus.forEach(each -> several.put(each, 1 + random.nextInt(3)));
        String location = random.nextBoolean() ? MAIN : NORTH;
        int n = 1 + random.nextInt(4);
        try {
            contention.retry(() -> {
                switch (random.nextInt(10)) {
                    case 0 -> stockroom.receive(correction(location), several);
                    case 1 -> stockroom.adjust(correction(location), one(sku, random.nextInt(9) - 4));
                    case 2 -> stockroom.count(correction(location), Instant.now(), one(sku, random.nextInt(12)));
                    case 3 -> stockroom.move(correction(location), location.equals(MAIN) ? NORTH : MAIN, one(sku, n));
                    case 4 -> inTransaction(() -> inventory.release(known));
                    case 5 -> inTransaction(() -> inventory.ship(known, several, random.nextBoolean() ? location : null, null));
                    case 6 -> inTransaction(() -> inventory.hold("cart:" + fresh, several, Instant.now().minusSeconds(random.nextInt(3))));
                    case 7 -> inTransaction(() -> inventory.adopt("cart:" + known, fresh, several, Instant.now().plusSeconds(600)));
                    case 8 -> inventory.releaseExpiredCarts(2);
                    default -> inTransaction(() -> inventory.reserve(fresh, several, null));
                }
                return null;
            });
        } catch (BusinessException refused) {
            assertThat(refused.code()).isIn("OUT_OF_STOCK", "MORE_THAN_RESERVED", "NOT_ENOUGH_ON_HAND");
        }
    }

    private void inTransaction(Runnable work) {
        shop.inTransaction(() -> {
            work.run();
            return null;
        });
    }

    private <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> each : work) {
            futures.add(executor.submit(each));
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> future : futures) {
            answers.add(future.get(60, TimeUnit.SECONDS));
        }
        return answers;
    }

    private String reserve(String reference, String sku, int quantity, Instant expiresAt) {
        try {
            inTransaction(() -> inventory.reserve(reference, one(sku, quantity), expiresAt));
            return "reserved";
        } catch (BusinessException refused) {
            return refused.code();
        }
    }

    private void ship(String reference, String sku, int quantity, String location) {
        inTransaction(() -> inventory.ship(reference, one(sku, quantity), location, null));
    }

    private Shortfall shortfall(String sku) {
        return inventory.shortfalls().stream().filter(each -> each.sku().equals(sku)).findFirst()
                .orElseThrow(() -> new AssertionError("no shortfall of " + sku));
    }

    private int onHand(String sku) {
        return Integer.parseInt(shop.text("SELECT on_hand FROM stock_level WHERE sku = ?", sku));
    }

    private String lies(String sku) {
        return shop.text("""
                SELECT string_agg(l.code || ' ' || s.on_hand, ' ' ORDER BY l.code)
                FROM location_stock s JOIN stock_location l ON l.id = s.location_id WHERE s.sku = ?""", sku);
    }

    private void assertSound(String sku) {
        assertThat(inventory.mismatches()).doesNotContain(sku);
        assertThat(inventory.promiseMismatches()).doesNotContain(sku);
        assertThat(inventory.locationMismatches()).doesNotContain(sku);
    }

    private static SortedMap<String, Integer> one(String sku, int quantity) {
        return new TreeMap<>(Map.of(sku, quantity));
    }

    private static Correction correction(String location) {
        return new Correction(UUID.randomUUID().toString(), location, "test", "tester");
    }
}
