package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.delivery.Monitoring;

/** Whether rules and dashboards look at something: each metric that they name is exported by each node. */
@ExtendWith(StoreExtension.class)
class MonitoringIT {

    private static final Pattern SAMPLE = Pattern.compile("([A-Za-z_:][A-Za-z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"([^\"]*)\"");

    @Test
    void everyMetricThatRulesAndDashboardsNameIsExported(RunningStore store) {
        Goods goods = store.database().goods(19);
        for (ShopClient node : List.of(new ShopClient(store.shop()), new ShopClient(store.secondShop()))) {
            // What is counted is there once it happened: a request, an order with its payment.
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
        return node.get("metrics").body().lines().map(SAMPLE::matcher).filter(Matcher::matches)
                .filter(sample -> sample.group(1).equals(name))
                .filter(sample -> List.of(labels).stream().allMatch(String.valueOf(sample.group(2))::contains))
                .mapToDouble(sample -> Double.parseDouble(sample.group(3))).sum();
    }
}
