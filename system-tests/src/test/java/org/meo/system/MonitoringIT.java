package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.delivery.Monitoring;

/** Whether rules and dashboards look at something: each metric that they name is exported by each node; docs/metrics.md. */
@ExtendWith(StoreExtension.class)
class MonitoringIT {

    private static final Pattern SAMPLE = Pattern.compile("([A-Za-z_:][A-Za-z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"([^\"]*)\"");

    @Test
    void everyMetricThatRulesAndDashboardsNameIsExported(RunningStore store) {
        Goods goods = store.database().goods(19);
        for (ShopClient node : List.of(new ShopClient(store.shop()), new ShopClient(store.secondShop()))) {
            // What is counted is there once it happened: a request, an order with its payment.
            node.get("");
            node.add(goods, 1).buy(store.newEmail());
            Map<String, Set<String>> exported = exported(node);
            assertThat(exported.keySet()).containsAll(Monitoring.metrics());
            Monitoring.labels().forEach((metric, labels) -> assertThat(exported.get(metric)).as(metric).containsAll(labels));
        }
    }

    @Test
    void requestsAreCountedByRouteAndTime(RunningStore store) {
        ShopClient client = store.client();
        double before = value(client, "meo_http_request_seconds_bucket_total", "route=\"cart\"", "le=\"+Inf\"");
        client.get("cart");
        client.get("cart");
        assertThat(value(client, "meo_http_request_seconds_bucket_total", "route=\"cart\"", "le=\"+Inf\"")).isEqualTo(before + 2);
        client.get("no-such-page");
        assertThat(value(client, "meo_http_requests_total", "route=\"none\"", "status=\"4xx\"")).isPositive();
    }

    @Test
    void databaseSaysHowBusyItIs(RunningStore store) {
        ShopClient client = store.client();
        assertThat(value(client, "meo_database_connections", "state=")).isPositive();
        assertThat(value(client, "meo_database_connections_limit")).isGreaterThanOrEqualTo(100);
        assertThat(value(client, "meo_database_transactions", "outcome=\"committed\"")).isPositive();
        assertThat(value(client, "meo_database_size_bytes")).isGreaterThan(1_000_000);
    }

    @Test
    void whatTheDatabaseTakesIsMeasuredAtTheStore(RunningStore store) {
        for (ShopClient node : nodes(store)) {
            double statements = value(node, "meo_database_statement_seconds_bucket_total", "kind=\"select\"", "le=\"+Inf\"");
            double connections = value(node, "meo_database_connection_wait_seconds_bucket_total", "le=\"+Inf\"");
            node.get("search?q=" + System.nanoTime());
            assertThat(value(node, "meo_database_statement_seconds_bucket_total", "kind=\"select\"", "le=\"+Inf\""))
                    .isGreaterThan(statements);
            assertThat(value(node, "meo_database_connection_wait_seconds_bucket_total", "le=\"+Inf\"")).isGreaterThan(connections);
            assertThat(value(node, "meo_database_connection_refusals_total")).isNotNegative();
            assertThat(value(node, "meo_database_archive_failing")).isZero();
        }
    }

    @Test
    void poolsSayHowFullTheyAre(RunningStore store) {
        Goods goods = store.database().goods(19);
        for (ShopClient node : nodes(store)) {
            node.add(goods, 1).buy(store.newEmail());
            Map.of("meo-database", 32.0, "meo-broker", 16.0).forEach((pool, limit) -> {
                String label = "pool=\"" + pool + '"';
                assertThat(value(node, "meo_pool_limit", label)).isEqualTo(limit);
                assertThat(value(node, "meo_pool_connections", label, "state=\"used\"")).isBetween(0.0, limit);
                assertThat(value(node, "meo_pool_connections", label)).as(pool).isBetween(1.0, limit);
                assertThat(value(node, "meo_pool_waiting", label)).isZero();
            });
        }
    }

    @Test
    void cachesSayHowOftenTheyHadTheAnswer(RunningStore store) {
        for (ShopClient node : nodes(store)) {
            node.get("");
            double pages = value(node, "meo_cache_lookups_total", "cache=\"pages\"", "result=\"hit\"");
            node.get("");
            node.get("");
            assertThat(value(node, "meo_cache_lookups_total", "cache=\"pages\"", "result=\"hit\"")).isGreaterThan(pages);
            assertThat(value(node, "meo_cache_lookups_total", "cache=\"pages\"", "result=\"miss\"")).isPositive();
            assertThat(value(node, "meo_cache_lookups_total", "cache=\"catalogue frame\"")).isPositive();
        }
    }

    @Test
    void messagesAreTimedByTheQueueTheyCameFrom(RunningStore store) {
        String queue = "queue=\"meo.shipments.in\"";
        double before = all(store, "meo_messages_total", queue, "outcome=\"done\"");
        Goods goods = store.database().goods(19);
        ShopClient.PlacedOrder order = store.client().add(goods, 1).buy(store.newEmail());
        Queue.Received request = store.warehouse().request(order.number());
        store.warehouse().send(Warehouse.notice(request.json().getString("fulfilmentId"), "EYES-1", Map.of(goods.sku(), 1)));
        store.awaitStatus(order, "SHIPPED");
        Awaitility.await("the count").atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(all(store, "meo_messages_total", queue, "outcome=\"done\"")).isGreaterThan(before);
            assertThat(all(store, "meo_message_seconds_bucket_total", queue, "le=\"+Inf\""))
                    .isEqualTo(all(store, "meo_messages_total", queue));
        });
        assertThat(all(store, "meo_message_seconds_bucket_total", queue, "le=\"10.0\"")).isPositive();
        assertThat(all(store, "meo_queue_depth", queue)).isNotNegative();
    }

    @Test
    void theProcessSaysWhatItTakes(RunningStore store) {
        for (ShopClient node : nodes(store)) {
            assertThat(value(node, "memory_usedHeap_bytes")).isPositive().isLessThan(value(node, "memory_maxHeap_bytes"));
            assertThat(value(node, "gc_total")).isPositive();
            assertThat(value(node, "gc_time_seconds_total")).isPositive();
            assertThat(value(node, "thread_count")).isGreaterThan(10);
            assertThat(values(node, "system_cpu_load")).isNotEmpty().allSatisfy(load -> assertThat(load).isBetween(0.0, 1.0));
            assertThat(value(node, "meo_process_cpu_seconds")).isGreaterThan(1);
            assertThat(value(node, "meo_process_resident_bytes")).isGreaterThan(100_000_000);
        }
    }

    @Test
    void salesAreCountedOnTheNodeThatMadeThem(RunningStore store) {
        ShopClient client = store.client();
        Goods goods = store.database().goods(19);
        Map<String, Double> before = sales(client);
        client.add(goods, 1).buy(store.newEmail());
        assertThat(client.post("p/" + goods.slug(), Map.of("sku", goods.sku(), "quantity", "9999")).status()).isEqualTo(200);
        sales(client).forEach((name, count) -> assertThat(count).as(name).isGreaterThan(before.get(name)));
        assertThat(exported(client).get("meo_returns_total")).contains("state=requested", "state=received", "state=refunded");
        assertThat(exported(client)).containsKeys("meo_refunded_minor_units_total", "meo_carts_abandoned");
    }

    private static Map<String, Double> sales(ShopClient node) {
        Map<String, Double> sales = new TreeMap<>();
        sales.put("orders", value(node, "meo_orders_placed_total", "channel=\"web\""));
        sales.put("turnover", value(node, "meo_order_value_minor_units_total", "currency=\"GBP\""));
        sales.put("carts", value(node, "meo_carts_begun_total"));
        sales.put("additions", value(node, "meo_cart_additions_total"));
        sales.put("payments", value(node, "meo_payment_answers_total", "outcome=\"approved\""));
        sales.put("refusals", value(node, "meo_stock_refusals_total", "at=\"cart\""));
        return sales;
    }

    private static List<ShopClient> nodes(RunningStore store) {
        return List.of(new ShopClient(store.shop()), new ShopClient(store.secondShop()));
    }

    /** The sum over all nodes. */
    private static double all(RunningStore store, String name, String... labels) {
        return nodes(store).stream().mapToDouble(node -> value(node, name, labels)).sum();
    }

    /** The labels of each metric, as {@code state=active}. */
    private static Map<String, Set<String>> exported(ShopClient node) {
        Map<String, Set<String>> metrics = new TreeMap<>();
        node.get("metrics").body().lines().map(SAMPLE::matcher).filter(Matcher::matches).forEach(sample -> {
            Set<String> labels = metrics.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
            Matcher found = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
            while (found.find()) {
                labels.add(found.group(1) + "=" + found.group(2));
            }
        });
        return metrics;
    }

    /** The sum over the samples of a metric that have all of these in their labels; 0 when there are none. */
    private static double value(ShopClient node, String name, String... labels) {
        return values(node, name, labels).stream().mapToDouble(Double::doubleValue).sum();
    }

    private static List<Double> values(ShopClient node, String name, String... labels) {
        return node.get("metrics").body().lines().map(SAMPLE::matcher).filter(Matcher::matches)
                .filter(sample -> sample.group(1).equals(name))
                .filter(sample -> List.of(labels).stream().allMatch(String.valueOf(sample.group(2))::contains))
                .map(sample -> Double.parseDouble(sample.group(3))).toList();
    }
}
