package org.meo.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.jar.Manifest;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several nodes are one shop. */
@ExtendWith(StoreExtension.class)
class ClusterIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void cartBegunOnTheServerGoesOnAtPayaraMicro(RunningStore store, Shoppers shoppers) {
        Goods goods = store.database().goods(20);
        Shopper shopper = shoppers.arrive();
        shopper.addToCart(goods);
        shopper.page().navigate(store.secondShop().resolve("cart").toString());
        assertThat(shopper.test("cart-line")).containsText(goods.name());
        shopper.link("Go to checkout").click();
        shopper.fillCheckout(store.newEmail(), "Second Node", ShopClient.GOOD_CARD);
        shopper.button("Place order").click();
        ShopClient.PlacedOrder order = shopper.confirmation();
        assertThat(shopper.page().url()).startsWith(store.secondShop().toString());
        assertThat(shopper.complaints()).isEmpty();

        assertThat(store.client().status(order)).isEqualTo("PLACED");
        store.warehouse().request(order.number());
    }

    /** By a message, which one of the nodes takes; pages that were kept meanwhile show it too. */
    @Test
    void changedPriceIsSeenAtEveryNode(RunningStore store) {
        Goods goods = store.database().goods(61);
        assertThat(pageAt(store.shops(), goods)).allMatch(page -> page.contains(goods.price().toPlainString()));
        BigDecimal changed = goods.price().add(new BigDecimal("1.01"));
        for (BigDecimal price : List.of(changed, goods.price())) {
            sendPrice(store, goods, price);
            Awaitility.await("the price in the books").atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
                    .until(() -> store.database().number("SELECT count(*) FROM variant WHERE sku = ? AND price = ?", goods.sku(), price) == 1);
            long committed = System.nanoTime();
            Awaitility.await("the price on pages of all nodes").atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                    .until(() -> pageAt(store.shops(), goods).stream().allMatch(page -> page.contains(price.toPlainString())));
            System.out.printf("a changed price was on the pages of %d nodes %d ms after it was committed%n", store.shops().size(),
                    Duration.ofNanos(System.nanoTime() - committed).toMillis());
        }
    }

    private static List<String> pageAt(List<URI> nodes, Goods goods) {
        return nodes.stream().map(node -> new ShopClient(node).get("p/" + goods.slug()).body()).toList();
    }

    private static void sendPrice(RunningStore store, Goods goods, BigDecimal price) {
        JmsConnectionFactory factory = new JmsConnectionFactory("integrator", "integrator", store.quickstart().broker().amqpUrl());
        try (JMSContext context = factory.createContext()) {
            TextMessage message = context.createTextMessage("""
                    {"messageId": "price", "items": [{"sku": "%s", "price": {"amount": "%s", "currency": "GBP"}}]}
                    """.formatted(goods.sku(), price.toPlainString()));
            message.setStringProperty("meoType", "PriceChange");
            message.setIntProperty("meoVersion", 1);
            message.setStringProperty("meoMessageId", UUID.randomUUID().toString());
            context.createProducer().send(context.createQueue("meo.catalog.in"), message);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void payaraMicroIsAMemberOfTheDataGrid(RunningStore store) throws IOException, InterruptedException {
        assertThat(membersOfTheGrid(store)).anyMatch(row -> row.matches("storefront-1 +storefront +MICRO .*meo.*"));
    }

    /** The members that Payara Server sees, a row each, as {@code asadmin} prints them. */
    static List<String> membersOfTheGrid(RunningStore store) throws IOException, InterruptedException {
        URI command = store.quickstart().console().resolve("/__asadmin/list-hazelcast-cluster-members");
        String credentials = Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8));
        HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(command)
                .timeout(Duration.ofSeconds(30)).header("Authorization", "Basic " + credentials)
                .header("X-Requested-By", "system tests").header("User-Agent", "hk2-agent").build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        // asadmin's answers come in the form of a JAR's manifest.
        try (InputStream body = answer.body()) {
            return List.of(new Manifest(body).getMainAttributes().getValue("message").split("%%%EOL%%%"));
        }
    }
}
