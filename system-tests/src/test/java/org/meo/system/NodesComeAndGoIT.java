package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.quickstart.Part;
import org.meo.quickstart.PayaraMicro;

/**
 * Nodes are restarted in turn and killed while people shop: what they began goes on at another node. A bench, begun by
 * {@code -Dmeo.micros=2 -Dmeo.traffic=50}: {@code bench/cluster.sh}.
 */
@ExtendWith(StoreExtension.class)
@EnabledIfSystemProperty(named = "meo.traffic", matches = "[0-9]+")
class NodesComeAndGoIT {

    private static final int PER_SECOND = Integer.getInteger("meo.traffic", 50);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Map<String, String> SHOPPER = Map.of("email", "shopper@meo.example", "password", "shopper");

    @Test
    void restartedInTurnTheyFailNoRequest(RunningStore store) {
        Map<URI, Part> nodes = nodes(store);
        ShopClient signedIn = signedIn(store);
        try (Traffic traffic = traffic(store)) {
            awaitRequests(traffic, PER_SECOND * 5);
            nodes.forEach((node, part) -> {
                // As Kubernetes does it: first no more requests, then the signal to end, then a new instance that is ready.
                traffic.takeOut(node);
                Awaitility.await("what " + node + " had begun").atMost(PATIENCE).until(() -> traffic.underWay(node) == 0);
                part.stop();
                part.start();
                awaitPages(node);
                traffic.putIn(node);
                awaitRequests(traffic, traffic.sent() + PER_SECOND * 5);
            });
            assertThat(traffic.failed()).isEmpty();
            nodes.keySet().forEach(node -> assertThat(traffic.wrongCarts(node)).as("carts at " + node).isEmpty());
            nodes.keySet().forEach(node -> assertThat(signedIn.at(node).get("account").status()).as("signed in at " + node).isEqualTo(200));
            Awaitility.await("one data grid again").atMost(PATIENCE).until(() -> ClusterIT.membersOfTheGrid(store).stream()
                    .filter(row -> row.matches("(storefront-\\d|server) .*")).count() == nodes.size());
            System.out.printf("%d nodes restarted in turn at %d requests/s: %d requests, %d failed, %d pages asked of another node%n",
                    nodes.size(), PER_SECOND, traffic.sent(), traffic.failed().size(), traffic.askedElsewhere());
        }
    }

    @Test
    void oneThatIsKilledCostsOnlyWhatWasUnderWayThere(RunningStore store) throws IOException {
        Map<URI, Part> nodes = nodes(store);
        PayaraMicro victim = store.micro();
        URI node = victim.url();
        ShopClient signedIn = signedIn(store).at(node);
        assertThat(signedIn.get("account").status()).isEqualTo(200);
        try (Traffic traffic = traffic(store)) {
            awaitRequests(traffic, PER_SECOND * 10);
            long resident = residentMegabytes(victim.pid());
            int before = traffic.underWay(node);
            victim.kill();
            long killed = System.nanoTime();
            victim.start();
            awaitPages(node);
            double seconds = (System.nanoTime() - killed) / 1e9;
            traffic.putIn(node);
            awaitRequests(traffic, traffic.sent() + PER_SECOND * 5);
            List<String> failed = traffic.failed();
            // A form that was under way is not sent again; how many there were just then is not known to the request.
            assertThat(failed).allMatch(failure -> failure.startsWith("POST to " + node)).hasSizeLessThanOrEqualTo(Math.max(4, before));
            nodes.keySet().forEach(each -> assertThat(traffic.wrongCarts(each)).as("carts at " + each).isEmpty());
            nodes.keySet().forEach(each -> assertThat(signedIn.at(each).get("account").status()).as("signed in at " + each).isEqualTo(200));
            System.out.printf("1 of %d nodes killed at %d requests/s: %d requests, %d failed, %d pages asked of another node; a new instance"
                    + " served after %.1f s; it held %d MB before%n", nodes.size(), PER_SECOND, traffic.sent(), failed.size(),
                    traffic.askedElsewhere(), seconds, resident);
        }
    }

    private static Map<URI, Part> nodes(RunningStore store) {
        Map<URI, Part> nodes = new LinkedHashMap<>();
        nodes.put(store.shop(), store.quickstart().server());
        store.quickstart().micros().forEach(micro -> nodes.put(micro.url(), micro));
        return nodes;
    }

    private static Traffic traffic(RunningStore store) {
        List<Goods> goods = List.of(store.database().goods(50), store.database().goods(51), store.database().goods(52));
        goods.forEach(each -> store.database().stock(each.sku(), 9_000));
        return new Traffic(store.shops(), goods, PER_SECOND);
    }

    private static ShopClient signedIn(RunningStore store) {
        ShopClient client = store.client();
        assertThat(client.post("login", SHOPPER).status()).isEqualTo(303);
        assertThat(client.get("account").status()).isEqualTo(200);
        return client;
    }

    private static void awaitRequests(Traffic traffic, int count) {
        Awaitility.await(count + " requests").atMost(PATIENCE).until(() -> traffic.sent() >= count);
    }

    /** Before the store is deployed the server says that it is ready: it has nothing to check. */
    private static void awaitPages(URI node) {
        Awaitility.await("pages of " + node).atMost(PATIENCE).ignoreExceptions().until(() -> new ShopClient(node).get("cart").status() == 200);
    }

    private static long residentMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return !Files.exists(status) ? 0 : Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }
}
