package org.meo.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards that need more than an answer, as their owners meet them. */
@ExtendWith(StoreExtension.class)
class PaymentsByBrowserIT {

    private static final String ASKS_THE_BANK = "4000 0000 0000 3220";
    private static final String NO_ANSWER = "4000 0000 0000 0119";

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void confirmsWithTheBankAndComesBackToTheOrder(boolean javaScript, RunningStore store, Shoppers shoppers) {
        Shopper shopper = shoppers.arrive(javaScript);
        placeWith(ASKS_THE_BANK, shopper, store, 2);

        assertThat(shopper.heading("Your bank asks: is this you?")).isVisible();
        shopper.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "bank.png")));
        shopper.button("Yes, pay").click();

        shopper.confirmation();
        assertThat(shopper.test("order-status")).hasText("Placed");
        assertThat(shopper.test("cart-count")).hasText("0");
        assertThat(shopper.complaints()).isEmpty();
    }

    @Test
    void refusesAtTheBankAndPaysNothing(RunningStore store, Shoppers shoppers) {
        Shopper shopper = shoppers.arrive();
        placeWith(ASKS_THE_BANK, shopper, store, 3);
        String bank = shopper.page().url();

        shopper.button("No, do not pay").click();

        shopper.confirmation();
        assertThat(shopper.test("order-status")).hasText("Payment failed");
        assertThat(shopper.test("cart-count")).hasText("1");
        shopper.page().navigate(bank);
        assertThat(shopper.main()).containsText("This payment has been decided already.");
    }

    @Test
    void findsTheWayBackToTheBankOnTheOrdersPage(RunningStore store, Shoppers shoppers) {
        Shopper shopper = shoppers.arrive();
        placeWith(ASKS_THE_BANK, shopper, store, 4);
        // The shopper goes back and places the order again.
        shopper.open("checkout/review");
        shopper.button("Place order").click();
        assertThat(shopper.page()).hasURL(Pattern.compile("/payments/simulated/"));
    }

    @Test
    void chargeWithoutAnswerIsFoundWhileTheShopperLooks(RunningStore store, Shoppers shoppers) {
        Shopper shopper = shoppers.arrive();
        placeWith(NO_ANSWER, shopper, store, 5);

        ShopClient.PlacedOrder order = shopper.confirmation();
        shopper.open(order.path());
        assertThat(shopper.test("order-status")).hasText("Placed");
        assertThat(store.database().number("""
                SELECT count(*) FROM simulated_charge c JOIN payment p ON p.idempotency_key = c.charge_key
                WHERE p.order_number = ? AND c.state = 'APPROVED'""", order.number())).isEqualTo(1);
    }

    @Test
    void eventsAreTakenFromTheProviderOnly(RunningStore store) {
        String event = "{\"id\":\"evt_1\",\"type\":\"charge.approved\",\"payment\":\"none\"}";
        ShopClient client = store.client();

        assertThat(client.send("api/v1/payments/events/simulated", event, "Meo-Signature", "00").status()).isEqualTo(400);
        assertThat(client.send("api/v1/payments/events/simulated", event, "X-None", "00").status()).isEqualTo(400);
        assertThat(client.send("api/v1/payments/events/stripe", event, "Stripe-Signature", "t=1,v1=zz").status()).isEqualTo(400);
        assertThat(client.send("api/v1/payments/events/nobody", event, "Meo-Signature", "00").status()).isEqualTo(404);
        assertThat(client.send("api/v1/payments/events/simulated", " ".repeat(65 * 1024), "Meo-Signature", "00").status())
                .isEqualTo(413);
        assertThat(store.database().number("SELECT count(*) FROM payment_event WHERE event_id = 'evt_1'")).isZero();
    }

    private static void placeWith(String card, Shopper shopper, RunningStore store, int goods) {
        shopper.addToCart(store.database().goods(goods));
        shopper.open("checkout");
        shopper.fillCheckout(store.newEmail(), "Grace Reader", card);
        shopper.button("Place order").click();
    }
}
