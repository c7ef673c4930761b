package org.meo.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several nodes are one shop. */
@ExtendWith(StoreExtension.class)
class ClusterIT {

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

    @Test
    void payaraMicroIsAMemberOfTheDataGrid(RunningStore store) throws IOException, InterruptedException {
        URI command = store.quickstart().console().resolve("/__asadmin/list-hazelcast-cluster-members");
        String credentials = Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8));
        HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(command)
                .timeout(Duration.ofSeconds(30)).header("Authorization", "Basic " + credentials)
                .header("X-Requested-By", "system tests").header("User-Agent", "hk2-agent").build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        // asadmin's answers come in the form of a JAR's manifest.
        String message;
        try (InputStream body = answer.body()) {
            message = new Manifest(body).getMainAttributes().getValue("message");
        }
        assertThat(message.split("%%%EOL%%%")).anyMatch(row -> row.matches("storefront-1 +storefront +MICRO .*meo.*"));
    }
}
