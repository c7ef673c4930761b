package org.meo.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What brings shoppers back: things saved for later, a mail when something is back, reviews, what they looked at. */
@ExtendWith(StoreExtension.class)
class MerchandisingIT {

    private static final String MODERATOR = "moderator@meo.example";

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void savesForLaterAndBuysLater(boolean javaScript, RunningStore store, Shoppers shoppers) {
        Goods goods = store.database().goods(21);
        Shopper shopper = shoppers.arrive(javaScript);
        shopper.open("wishlist");
        assertThat(shopper.main()).containsText("Nothing is saved yet");
        shopper.open("p/" + goods.slug());
        assertThat(shopper.window().cookies()).as("no cookie before something is saved").isEmpty();

        shopper.button("Save for later").click();
        assertThat(shopper.page().getByRole(AriaRole.STATUS)).containsText(goods.name() + " is on your wish list.");
        assertThat(shopper.window().cookies()).extracting(cookie -> cookie.name + " " + cookie.httpOnly)
                .containsExactly("meo_wishes true");
        shopper.link("See the wish list").click();
        assertThat(shopper.test("wish")).hasCount(1);
        assertThat(shopper.test("wish")).containsText(goods.name());
        assertThat(shopper.test("wish")).containsText("In stock");

        shopper.button("Add to cart " + goods.name()).click();
        assertThat(shopper.page().getByRole(AriaRole.STATUS)).containsText("It is in your cart.");
        assertThat(shopper.test("cart-count")).hasText("1");
        shopper.button("Remove " + goods.name()).click();
        assertThat(shopper.test("wish")).hasCount(0);
        assertThat(shopper.complaints()).isEmpty();
    }

    @Test
    void isToldOnceWhenSomethingIsBack(RunningStore store, Shoppers shoppers) {
        Goods goods = store.database().goods(22);
        store.database().stock(goods.sku(), 0);
        awaitShelf(store, goods, 0);
        String email = store.newEmail();
        Shopper shopper = shoppers.arrive(false);
        shopper.open("de/p/" + goods.slug());

        shopper.page().getByText("Benachrichtigen, wenn wieder da").click();
        shopper.field("E-Mail").fill(email);
        shopper.button("Benachrichtigen").click();
        assertThat(shopper.page().getByRole(AriaRole.STATUS)).containsText("Wir schreiben Ihnen einmal");
        store.database().stock(goods.sku(), 40);

        Mailbox.Mail mail = store.mailbox().await(email, 1).get(0);
        assertThat(mail.subject()).startsWith("Wieder da: ");
        shopper.open(path(mail.text(), "/(de/stock-alert/remove\\?token=[A-Za-z0-9_-]+)"));
        assertThat(store.database().number("SELECT count(*) FROM stock_alert WHERE email = ?", email)).isEqualTo(1);
        shopper.button("Löschen").click();
        assertThat(shopper.page().getByRole(AriaRole.STATUS)).containsText("Ihre Adresse ist gelöscht");
        assertThat(store.database().number("SELECT count(*) FROM stock_alert WHERE email = ?", email)).isZero();
        assertThat(store.mailbox().to(email)).hasSize(1);
    }

    @Test
    void reviewsByKeyboardAndSeesItOnceItIsApproved(RunningStore store, Shoppers shoppers) {
        Goods goods = store.database().goods(23);
        Shopper shopper = shoppers.arrive();
        shopper.addToCart(goods);
        ShopClient.PlacedOrder order = shopper.buy(store.newEmail(), "Ann Reader");
        String fulfilment = store.warehouse().request(order.number()).json().getString("fulfilmentId");
        store.warehouse().send(Warehouse.notice(fulfilment, "RM-REVIEW", Map.of(goods.sku(), 1)));
        store.awaitStatus(order, "SHIPPED");
        shopper.page().reload();
        shopper.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions()
                .setName("Write a review")).click();

        shopper.button("Send review").click();
        assertThat(shopper.page().getByRole(AriaRole.ALERT)).containsText("Please choose 1 to 5 stars.");
        shopper.field("5 stars").focus();
        shopper.page().keyboard().press("ArrowDown");
        shopper.page().keyboard().press("Tab");
        shopper.page().keyboard().type("<b>Fine</b>");
        shopper.page().keyboard().press("Tab");
        shopper.page().keyboard().type("Does all that I hoped for & more.");
        shopper.page().keyboard().press("Tab");
        assertThat(shopper.field("Name to show")).isFocused();
        assertThat(shopper.field("Name to show")).hasValue("Ann");
        shopper.page().keyboard().press("Enter");
        assertThat(shopper.page().getByRole(AriaRole.STATUS)).containsText("appears as soon as we have read it");
        shopper.open("p/" + goods.slug());
        assertThat(shopper.test("review")).hasCount(0);

        Mailbox.Mail mail = Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> store.mailbox().to(MODERATOR).stream()
                .filter(sent -> sent.subject().contains(goods.name())).findFirst(), Optional::isPresent).get();
        String decision = path(mail.text(), "/(review/moderate\\?secret=[A-Za-z0-9_-]+)");
        shopper.open(decision);
        shopper.button("Approve").click();
        assertThat(shopper.page().getByRole(AriaRole.STATUS)).containsText("The review is published.");
        assertThat(store.client().get(decision).status()).isEqualTo(404);

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(store.client().get("p/" + goods.slug()).text("[data-testid=review] h3")).isEqualTo("<b>Fine</b>"));
        shopper.open("p/" + goods.slug());
        assertThat(shopper.test("review")).containsText("Verified purchase");
        assertThat(shopper.page().getByText("4.0 out of 5 stars")).isVisible();
        assertThat(shopper.complaints()).isEmpty();
    }

    @Test
    void seesAgainWhatWasLookedAtWithoutTheStoreKnowing(RunningStore store, Shoppers shoppers) {
        Goods first = store.database().goods(24);
        Goods second = store.database().goods(25);
        Shopper shopper = shoppers.arrive();
        shopper.open("p/" + first.slug());
        shopper.open("p/" + second.slug());

        shopper.open("");

        assertThat(shopper.page().locator("#recently-viewed [data-testid=product-card] h3"))
                .hasText(new String[] {second.name(), first.name()});
        assertThat(shopper.window().cookies()).isEmpty();
        assertThat(shopper.complaints()).isEmpty();
        Shopper plain = shoppers.arrive(false);
        plain.open("p/" + first.slug());
        assertThat(plain.page().locator("#recently-viewed")).isHidden();
    }

    private static void awaitShelf(RunningStore store, Goods goods, int shelf) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> store.database()
                .number("SELECT shelf FROM variant WHERE sku = ?", goods.sku()) == shelf);
    }

    /** The path of a link in a mail, which names the shop as its people reach it. */
    private static String path(String mail, String pattern) {
        Matcher link = Pattern.compile(pattern).matcher(mail);
        if (!link.find()) {
            throw new AssertionError("no link in " + mail);
        }
        return link.group(1);
    }
}
