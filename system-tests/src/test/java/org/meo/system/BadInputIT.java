package org.meo.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no page would send, and what people type: a clear answer where it belongs, and nothing half-written. */
@ExtendWith(StoreExtension.class)
class BadInputIT {

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1000000000", "abc", "1.5", "10000", "", "99999999999999999999"})
    void quantityThatIsNoneIsToldBesideTheFieldAndNotTaken(String quantity, RunningStore store) {
        Goods goods = store.database().goods(14);
        ShopClient client = store.client();
        ShopClient.Answer answer = client.post("p/" + goods.slug(), Map.of("sku", goods.sku(), "quantity", quantity));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("#quantity-error")).startsWith("Please write a whole number");
        assertThat(answer.page().selectFirst("#quantity").attr("value")).isEqualTo(quantity);
        assertThat(answer.page().selectFirst("#quantity").attr("aria-invalid")).isEqualTo("true");
        assertThat(client.cartCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000000000", "abc"})
    void quantityInTheCartStaysWhenTheNewOneIsNone(String quantity, RunningStore store) {
        Goods goods = store.database().goods(14);
        ShopClient client = store.client().add(goods, 2);
        ShopClient.Answer answer = client.post("cart", Map.of("sku", goods.sku(), "quantity", quantity));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text(".cart-line .field-error")).startsWith("Please write a whole number");
        assertThat(client.cartCount()).isEqualTo(2);
    }

    @Test
    void moreThanThereIsIsToldBesideTheField(RunningStore store) {
        Goods goods = store.database().goods(14);
        long available = store.database().number("SELECT on_hand - reserved FROM stock_level WHERE sku = ?", goods.sku());
        ShopClient client = store.client();
        ShopClient.Answer answer = client.post("p/" + goods.slug(),
                Map.of("sku", goods.sku(), "quantity", Long.toString(available + 1)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("#quantity-error")).isEqualTo("Only " + available + " are left.");
        assertThat(client.cartCount()).isZero();
    }

    @Test
    void skuThatTheProductDoesNotHaveIsNotTaken(RunningStore store) {
        ShopClient client = store.client();
        ShopClient.Answer answer = client.post("p/" + store.database().goods(14).slug(),
                Map.of("sku", "NO-SUCH-SKU", "quantity", "1"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("#quantity-error")).isNotBlank();
        assertThat(client.cartCount()).isZero();
    }

    @Test
    void scriptInANameIsTextOnThePageAndInTheMail(RunningStore store, Shoppers shoppers) {
        String name = "<script>document.title='owned'</script><b>Bobby</b> & \"Tables\"";
        String email = store.newEmail();
        Shopper shopper = shoppers.arrive();
        shopper.addToCart(store.database().goods(15));
        shopper.buy(email, name);
        assertThat(shopper.heading("Thank you, " + name)).isVisible();
        assertThat(shopper.page()).not().hasTitle("owned");
        assertThat(shopper.page().locator("main script, main b").count()).isZero();
        Mailbox.Mail mail = store.mailbox().await(email, 1).get(0);
        assertThat(mail.html()).contains("&lt;script&gt;").doesNotContain("<script").doesNotContain("<b>");
        assertThat(mail.text()).contains(name);
    }

    @Test
    void veryLongAddressIsToldBesideTheField(RunningStore store) {
        ShopClient client = store.client().add(store.database().goods(14), 1);
        String address = "x".repeat(10_000);
        ShopClient.Answer answer = client.submit(client.addressForm(store.newEmail()).with("line1", address));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("#line1-error")).isEqualTo("Please use no more than 200 characters.");
        assertThat(answer.page().selectFirst("#line1").attr("value")).isEqualTo(address);
        assertThat(client.cartCount()).isEqualTo(1);
    }

    /** Field, what is typed into it, and a part of what is said beside it. */
    static Stream<Arguments> mistakes() {
        return Stream.of(arguments("email", "not an address", "does not look like an email address"),
                arguments("email", "a@b.example\r\nBcc: all@example.org", "Please"),
                arguments("name", "  ", "Please fill this in"), arguments("country", "XX", ""),
                arguments("cardNumber", "4242 4242 4242 4241", "not a valid card number"),
                arguments("cardNumber", "four", "not a valid card number"), arguments("cardExpiry", "13/39", "month and year"),
                arguments("cardExpiry", "01/20", "expired"), arguments("cardCode", "12345", "3 or 4 digits"),
                arguments("name", "a\u0000b", "control characters"));
    }

    private static Arguments arguments(String field, String text, String message) {
        return Arguments.of(field, text, message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeInTheCheckoutIsToldBesideItsField(String field, String text, String message, RunningStore store) {
        ShopClient client = store.client().add(store.database().goods(14), 1);
        String email = store.newEmail();
        ShopClient.Form form = client.addressForm(email);
        if (field.startsWith("card")) {
            client.checkout(email);
            form = client.paymentForm(ShopClient.GOOD_CARD);
        }
        ShopClient.Answer answer = client.submit(form.with(field, text));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("#" + field + "-error")).isNotBlank().contains(message);
        assertThat(client.cartCount()).isEqualTo(1);
        assertThat(store.database().number("SELECT count(*) FROM orders WHERE email = ?", email)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBP 0.01", "EUR 13.95", "XYZ 13.95", "GBP 13.95123", "GBP -5", "13.95", "abc", ""})
    void totalThatTheShopperDidNotSeeIsNotCharged(String expected, RunningStore store) {
        ShopClient client = store.client().add(store.database().goods(14), 1);
        String email = store.newEmail();
        ShopClient.Answer answer = client.submit(client.checkout(email).with("expectedTotal", expected));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text(".error-summary")).contains("The total has changed");
        assertThat(store.database().number("SELECT count(*) FROM orders WHERE email = ?", email)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBP 0.00", "EUR 13.95", "abc", ""})
    void whatIsDueThatTheShopperDidNotSeeIsNotCharged(String expected, RunningStore store) {
        ShopClient client = store.client().add(store.database().goods(14), 1);
        String email = store.newEmail();
        ShopClient.Answer answer = client.submit(client.checkout(email).with("expectedDue", expected));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text(".error-summary")).contains("left to pay has changed");
        assertThat(store.database().number("SELECT count(*) FROM orders WHERE email = ?", email)).isZero();
    }

    @Test
    void orderIsShownToNobodyWithoutItsKey(RunningStore store) {
        ShopClient.PlacedOrder order = store.client().add(store.database().goods(14), 1).buy(store.newEmail());
        ShopClient stranger = store.client();
        assertThat(stranger.get(order.path()).status()).isEqualTo(200);
        assertThat(stranger.get("order/" + order.number() + "?key=wrong").status()).isEqualTo(404);
        assertThat(stranger.get("order/" + order.number() + "?key=").status()).isEqualTo(404);
        assertThat(stranger.get("order/" + order.number()).status()).isEqualTo(404);
        assertThat(stranger.get("order/M-0?key=" + order.key()).status()).isEqualTo(404);
    }

    @Test
    void formsOfOtherSitesAreRefused(RunningStore store) {
        Goods goods = store.database().goods(14);
        ShopClient client = store.client();
        Map<String, String> fields = Map.of("sku", goods.sku(), "quantity", "1");
        assertThat(client.post("p/" + goods.slug(), fields, Map.of("Origin", "https://elsewhere.example")).status())
                .isEqualTo(403);
        assertThat(client.post("p/" + goods.slug(), fields, Map.of("Origin", "null")).status()).isEqualTo(403);
        assertThat(client.post("p/" + goods.slug(), fields, Map.of("Sec-Fetch-Site", "cross-site")).status()).isEqualTo(403);
        assertThat(client.cartCount()).isZero();
        String own = store.shop().toString().replaceFirst("/$", "");
        assertThat(client.post("p/" + goods.slug(), fields, Map.of("Origin", own)).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p/no-such-product", "c/no-such-category", "no-such-page", "p/", "WEB-INF/web.xml",
        "p/A_B", "order/", "p/x/y"})
    void whatDoesNotExistIsA404WithASearchBox(String path, RunningStore store) {
        ShopClient.Answer answer = store.client().get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.page().select("main form[action=/search] input[name=q]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "abc", "-1", "0", "99999999999999999999", "%F0%9F%96%8A"})
    void pageOfAListThatIsNoneIsAnsweredAllTheSame(String page, RunningStore store) {
        ShopClient client = store.client();
        for (String list : List.of("c/" + store.database().goods(14).category() + "?page=", "search?q=pen&page=")) {
            assertThat(client.follow(client.get(list + page)).status()).isIn(200, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"search?q=%00", "search?q=%27%22%3C%3E%25_%5C", "search?q=((((", "search?q=%F0%9F%96%8A",
        "search?q=a%26%7C!:*", "search?q=%FF%FE", "search?q=%", "p/%00", "c/%FF", "order/%00?key=%00", "order/1?key=%FF",
        "cart?x=%zz", "c/%2e%2e", "c/..%2f..%2fWEB-INF/web.xml", "//", "p/;x=y"})
    void strangeAddressIsNoFaultOfTheServer(String path, RunningStore store) {
        // By hand: this address is none for java.net.URI.
        assertThat(RawRequest.get(store.shop(), "/" + path).status()).isBetween(200, 499);
    }

    @Test
    void veryLongSearchIsNoFaultOfTheServer(RunningStore store) {
        assertThat(store.client().get("search?q=" + "x".repeat(1_000)).status()).isEqualTo(200);
        assertThat(RawRequest.get(store.shop(), "/search?q=" + "x".repeat(10_000)).status()).isBetween(200, 499);
    }

    @Test
    void methodThatPagesDoNotKnowIsRefused(RunningStore store) {
        assertThat(RawRequest.send(store.shop(), "DELETE", "/cart").status()).isEqualTo(405);
        assertThat(RawRequest.send(store.shop(), "TRACE", "/").status()).isBetween(400, 499);
    }
}
