package org.meo.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What shoppers and support do with an order on its pages, in a browser without scripts and on a phone. */
@ExtendWith(StoreExtension.class)
class OrderPagesIT {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int PHONE_WIDTH = 360;

    @Test
    void aShopperChangesTheAddressAndThenCancels(RunningStore store, Shoppers shoppers) {
        String email = store.newEmail();
        Shopper shopper = shoppers.arrive(false);
        shopper.addToCart(store.database().goods(2));
        ShopClient.PlacedOrder order = shopper.buy(email, "Ann Buyer");

        shopper.page().getByText("Change the address").click();
        shopper.field("Address").fill("x".repeat(10_000));
        shopper.button("Send it there").click();
        assertThat(shopper.page().locator("#line1-error")).hasText("Please use no more than 200 characters.");
        shopper.field("Full name").fill("山田太郎");
        shopper.field("Address").fill("7 New Street");
        shopper.button("Send it there").click();
        assertThat(shopper.test("order-done")).containsText("We send it to the new address.");
        assertThat(shopper.page().locator("address").first()).containsText("7 New Street");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> store.warehouse().requests(order.number()).size() == 2);

        shopper.page().getByText("Cancel the order").click();
        shopper.button("Cancel it now").click();
        assertThat(shopper.test("order-status")).hasAttribute("data-status", "CANCELLED");
        assertThat(store.mailbox().await(email, 2).stream().map(Mailbox.Mail::subject))
                .anyMatch(subject -> subject.contains("is cancelled"));
        assertThat(shopper.complaints()).isEmpty();
    }

    @Test
    void supportNotesWhatCameForAnInvoice(RunningStore store) {
        String email = SigningInIT.newAccount(store, "");
        long id = store.database().number("SELECT id FROM customer WHERE email = ?", email);
        ShopClient admin = SigningInIT.signedIn(store, SigningInIT.ADMIN);
        assertThat(admin.post("admin/customer", Map.of("id", Long.toString(id), "action", "terms", "group", "", "creditLimit", "500.00"))
                .status()).isEqualTo(303);
        ShopClient buyer = SigningInIT.signedIn(store, Map.of("email", email, "password", SigningInIT.PASSWORD))
                .add(store.database().goods(2), 1);
        buyer.checkout(email);
        buyer.post("checkout/payment", Map.of("payment", "invoice"));
        ShopClient.PlacedOrder order = ShopClient.PlacedOrder.of(buyer.submit(buyer.form("checkout/review")));
        String page = "admin/orders/" + order.number();
        String owed = admin.get(page).page().selectFirst("#received-amount").val();
        Map<String, String> payment = Map.of("action", "received", "amount", owed, "receipt", "ST-" + order.number(),
                "receivedOn", "2026-01-31");

        assertThat(buyer.post(page, payment).status()).isEqualTo(403);
        ShopClient.Answer tooMuch = admin.post(page, with(payment, "amount", "99999.00"));
        assertThat(tooMuch.status()).isEqualTo(200);
        assertThat(tooMuch.text("#received-amount-error")).contains("is still owed");
        assertThat(tooMuch.page().selectFirst("#receipt").val()).isEqualTo("ST-" + order.number());
        assertThat(admin.post(page, with(payment, "receipt", " ")).text("#receipt-error")).isNotBlank();
        assertThat(admin.post(page, with(payment, "receivedOn", "31.1.")).text("#receivedOn-error")).isNotBlank();
        assertThat(admin.post(page, with(payment, "receivedOn", "2199-01-01")).text("#receivedOn-error")).contains("future");
        assertThat(admin.post(page, payment).status()).isEqualTo(303);

        ShopClient.Answer noted = admin.get(page);
        assertThat(noted.text("[data-testid=receipt]")).contains("ST-" + order.number(), "2026-01-31");
        assertThat(noted.text("[data-testid=owed]")).contains("0.00");
        assertThat(noted.page().selectFirst("#received")).isNull();
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> other = new HashMap<>(fields);
        other.put(name, value);
        return other;
    }

    @Test
    void goodsComeBackAndThePagesOfItAreForEverybody(RunningStore store, Shoppers shoppers) {
        String email = store.newEmail();
        Shopper shopper = shoppers.arrive(phone());
        Goods goods = store.database().goods(2);
        shopper.addToCart(goods);
        ShopClient.PlacedOrder order = shopper.buy(email, "Ann Buyer");
        look("order", shopper);
        String fulfilment = store.warehouse().request(order.number()).json().getString("fulfilmentId");
        store.warehouse().send(Warehouse.notice(fulfilment, "RM-1", Map.of(goods.sku(), 1)));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            shopper.page().reload();
            return shopper.test("document").count() == 1;
        });

        APIResponse invoice = shopper.page().request().get(shopper.test("document").evaluate("link => link.href").toString());
        assertThat(invoice.status()).isEqualTo(200);
        assertThat(Arrays.copyOf(invoice.body(), 5)).isEqualTo("%PDF-".getBytes(StandardCharsets.US_ASCII));
        String foreign = shopper.test("document").evaluate("link => link.href").toString().replaceAll("key=.*", "key=wrong");
        assertThat(shopper.page().request().get(foreign).status()).isEqualTo(404);

        shopper.page().getByText("Send something back").click();
        shopper.page().locator("#return-0").fill("7");
        shopper.button("Ask to send it back").click();
        assertThat(shopper.page().locator("#returnReason-error")).hasText("Please choose a reason.");
        shopper.page().locator("#returnReason").selectOption("DAMAGED");
        shopper.button("Ask to send it back").click();
        assertThat(shopper.page().locator("#return-0-error")).hasText("Only 1 can be sent back.");
        look("order with errors", shopper);
        shopper.page().locator("#return-0").fill("1");
        shopper.button("Ask to send it back").click();
        assertThat(shopper.test("return")).hasAttribute("data-state", "REQUESTED");

        Shopper staff = shoppers.arrive(phone());
        staff.open("admin/orders");
        staff.field("Email").fill("admin@meo.example");
        staff.field("Password").fill("admin");
        staff.button("Sign in").click();
        look("list of orders", staff);
        staff.field("Search").fill(email);
        staff.button("Find").click();
        assertThat(staff.test("order-row")).hasCount(1);
        staff.open("admin/returns");
        look("returns", staff);
        staff.link(order.number()).click();
        look("order in the back office", staff);
        staff.button("Approve").click();
        staff.button("Received").click();
        staff.field("Amount").first().fill("99999");
        staff.button("Give money back").first().click();
        assertThat(staff.test("order-refusal")).containsText("can be refunded");
        staff.page().locator("input[id^=amount-]").fill("1.00");
        staff.button("Give money back").first().click();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            shopper.page().reload();
            // The note about the refund is written after it.
            return "REFUNDED".equals(shopper.test("return").getAttribute("data-state")) && shopper.test("document").count() == 2;
        });
        assertThat(shopper.test("refunded")).containsText("£1.00");
        assertThat(shopper.test("document")).hasCount(2);
        look("order with everything", shopper);

        shopper.button("Order again").click();
        assertThat(shopper.test("cart-line")).hasCount(1);
        assertThat(shopper.open("order/" + order.number() + "?key=wrong").status()).isEqualTo(404);
    }

    @Test
    void whoeverIsSignedInSeesTheirOwnOrdersAlone(RunningStore store, Shoppers shoppers) {
        Shopper shopper = shoppers.arrive(phone());
        shopper.open("account/orders");
        shopper.field("Email").fill("shopper@meo.example");
        shopper.field("Password").fill("shopper");
        shopper.button("Sign in").click();
        assertThat(shopper.heading("Your orders")).isVisible();
        shopper.addToCart(store.database().goods(2));
        ShopClient.PlacedOrder own = shopper.buy(store.newEmail(), "Sam Shopper");
        shopper.open("account/orders");
        look("own orders", shopper);
        shopper.link(own.number()).click();
        assertThat(shopper.test("order-number")).hasText(own.number());

        Shopper guest = shoppers.arrive(false);
        guest.addToCart(store.database().goods(2));
        ShopClient.PlacedOrder other = guest.buy(store.newEmail(), "Ann Buyer");
        assertThat(shopper.open("account/orders/" + other.number()).status()).isEqualTo(404);
        guest.open("account/orders/" + own.number());
        assertThat(guest.heading("Sign in")).isVisible();
    }

    private static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions().setJavaScriptEnabled(true).setViewportSize(PHONE_WIDTH, 740);
    }

    /** Nothing breaks a rule of accessibility, with everything opened, and nothing scrolls sideways. */
    private static void look(String name, Shopper shopper) {
        shopper.page().evaluate("document.querySelectorAll('main details:not([open])').forEach(each => { each.open = true; each.dataset.looked = ''; })");
        assertThat(new AxeBuilder(shopper.page()).withTags(RULES).analyze().getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + " " + node.getHtml()))).as(name).isEmpty();
        assertThat((Integer) shopper.page().evaluate("document.documentElement.scrollWidth")).as(name)
                .isLessThanOrEqualTo(PHONE_WIDTH);
        shopper.page().evaluate("document.querySelectorAll('main details[data-looked]').forEach(each => each.open = false)");
    }
}
