package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What probes and dashboards see, also while parts of the platform are dead. */
@ExtendWith(StoreExtension.class)
class HealthIT {

    private static final Duration NOTICE = Duration.ofSeconds(40);
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @AfterEach
    void everythingRunsAgain(RunningStore store) {
        store.quickstart().postgres().start();
        store.quickstart().broker().start();
        awaitReady(store);
    }

    @Test
    void healthyStoreSaysSo(RunningStore store) {
        for (ShopClient node : nodes(store)) {
            for (String probe : List.of("health/started", "health/live", "health/ready", "health")) {
                ShopClient.Answer answer = node.get(probe);
                assertThat(answer.status()).as(probe).isEqualTo(200);
                assertThat(answer.body()).as(probe).contains("\"UP\"").doesNotContain("\"DOWN\"");
            }
            assertThat(node.get("health/ready").body()).contains("database", "broker", "migrations");
        }
    }

    @Test
    void metricsCountWhatIsSold(RunningStore store) {
        Goods goods = store.database().goods(16);
        ShopClient client = store.client();
        double placed = metric(client, "meo_orders_placed_total");
        double value = metric(client, "meo_order_value_minor_units_total");
        ShopClient.PlacedOrder order = client.add(goods, 2).buy(store.newEmail());
        BigDecimal total = store.database().rows(row -> row.getBigDecimal(1), "SELECT total FROM orders WHERE number = ?",
                order.number()).get(0);
        await().atMost(NOTICE).untilAsserted(() -> {
            assertThat(metric(client, "meo_orders_placed_total")).isEqualTo(placed + 1);
            assertThat(metric(client, "meo_order_value_minor_units_total"))
                    .isEqualTo(value + total.movePointRight(2).doubleValue());
            assertThat(metric(client, "meo_outbox_depth")).isZero();
            assertThat(metric(client, "meo_outbox_age_seconds")).isZero();
        });
    }

    @Test
    void orderPlacedWhileTheBrokerIsDeadReachesTheWarehouseLater(RunningStore store) {
        store.quickstart().broker().kill();
        for (ShopClient node : nodes(store)) {
            awaitProbe(node, "health/ready", 503);
            assertThat(node.get("health/live").status()).isEqualTo(200);
        }
        Goods goods = store.database().goods(17);
        ShopClient.PlacedOrder order = store.client().add(goods, 1).buy(store.newEmail());
        assertThat(store.client().status(order)).isEqualTo("PLACED");
        assertThat(metric(store.client(), "meo_outbox_depth")).isPositive();

        store.quickstart().broker().start();
        awaitReady(store);
        String fulfilment = store.warehouse().request(order.number()).json().getString("fulfilmentId");
        store.warehouse().send(Warehouse.notice(fulfilment, "NP-AFTER", Map.of(goods.sku(), 1)));
        await().atMost(RECOVERY).until(() -> store.client().status(order), "SHIPPED"::equals);
        assertThat(store.warehouse().requests(order.number())).hasSize(1);
    }

    @Test
    void storeComesBackWithTheDatabaseAndHasLostNothing(RunningStore store) {
        Goods goods = store.database().goods(18);
        ShopClient shopper = store.client().add(goods, 1);
        ShopClient.PlacedOrder before = store.client().add(goods, 1).buy(store.newEmail());
        store.quickstart().postgres().kill();
        for (ShopClient node : nodes(store)) {
            awaitProbe(node, "health/ready", 503);
            assertThat(node.get("health/live").status()).isEqualTo(200);
        }
        store.quickstart().postgres().start();
        awaitReady(store);
        List<Integer> answers = new ArrayList<>();
        for (ShopClient node : nodes(store)) {
            for (int round = 0; round < 10; round++) {
                for (String path : List.of("", "c/" + goods.category(), "p/" + goods.slug(), "search?q=pen", "cart",
                        before.path())) {
                    answers.add(node.get(path).status());
                }
            }
        }
        assertThat(answers).containsOnly(200);
        assertThat(store.client().status(before)).isEqualTo("PLACED");
        assertThat(shopper.cartCount()).isEqualTo(1);
        String email = store.newEmail();
        ShopClient.PlacedOrder after = shopper.buy(email);
        store.warehouse().request(before.number());
        String fulfilment = store.warehouse().request(after.number()).json().getString("fulfilmentId");
        store.warehouse().send(Warehouse.notice(fulfilment, "NP-AGAIN", Map.of(goods.sku(), 1)));
        store.mailbox().await(email, 2);
    }

    private static List<ShopClient> nodes(RunningStore store) {
        return List.of(new ShopClient(store.shop()), new ShopClient(store.secondShop()));
    }

    private static void awaitReady(RunningStore store) {
        nodes(store).forEach(node -> awaitProbe(node, "health/ready", 200));
    }

    private static void awaitProbe(ShopClient node, String probe, int status) {
        await(probe + " answers " + status).atMost(RECOVERY).ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> node.get(probe).status() == status);
    }

    /** The sum over all labels of a metric; it must be there. */
    private static double metric(ShopClient node, String name) {
        List<Double> values = node.get("metrics").body().lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).toList();
        assertThat(values).as(name).isNotEmpty();
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }
}
