package org.meo.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person at a browser does, from the first look to the confirmation. */
@ExtendWith(StoreExtension.class)
class ShoppingIT {

    private static final int MOST_TABS = 120;
    /** Around the element itself, or around the tile that it is the link of. */
    private static final String SHOWS_FOCUS = """
            element => [element, element.parentElement, element.parentElement.parentElement].some(part => {
              const style = getComputedStyle(part);
              return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            })""";

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void ordersFromTheHomePageToTheConfirmation(boolean javaScript, RunningStore store, Shoppers shoppers) {
        Goods goods = store.database().goods(0);
        Shopper shopper = shoppers.arrive(javaScript);
        String email = store.newEmail();

        shopper.open("");
        assertThat(shopper.test("cart-count")).hasText("0");
        String top = store.database().rows(row -> row.getString(1), """
                SELECT coalesce(above.name, c.name) FROM category c LEFT JOIN category above ON above.id = c.parent_id
                WHERE c.slug = ?""", goods.category()).get(0);
        shopper.main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(top).setExact(true)).click();
        if (!top.equals(goods.categoryName())) {
            shopper.main().getByRole(AriaRole.LINK,
                    new Locator.GetByRoleOptions().setName(goods.categoryName()).setExact(true)).click();
        }
        assertThat(shopper.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(goods.categoryName());
        findInList(shopper, goods).click();
        assertThat(shopper.heading(goods.name()).first()).isVisible();
        shopper.field("Quantity").fill("2");
        shopper.button("Add to cart").click();
        assertThat(shopper.page().getByRole(AriaRole.STATUS)).containsText(goods.name() + " is in your cart.");
        assertThat(shopper.test("cart-count")).hasText("2");

        shopper.link("View cart").click();
        assertThat(shopper.test("cart-line")).hasCount(1);
        assertThat(shopper.test("cart-line")).containsText(goods.name());
        String total = shopper.test("cart-total").innerText();
        shopper.link("Go to checkout").click();
        shopper.fillCheckout(email, "Grace Reader", "4242 4242 4242 4242");
        assertThat(shopper.test("checkout-total")).hasText(total);
        shopper.button("Place order").click();

        ShopClient.PlacedOrder order = shopper.confirmation();
        assertThat(shopper.test("order-number")).hasText(order.number());
        assertThat(shopper.test("order-status")).hasText("Placed");
        assertThat(shopper.heading("Thank you, Grace Reader")).isVisible();
        assertThat(shopper.test("order-total")).hasText(total);
        assertThat(shopper.test("cart-count")).hasText("0");
        assertThat(shopper.complaints()).isEmpty();
        assertThat(store.mailbox().await(email, 1).get(0).subject()).contains(order.number());
    }

    /** Goes on from page to page of a list, as far as there are any. */
    private static Locator findInList(Shopper shopper, Goods goods) {
        Locator link = shopper.test("product-card").getByRole(AriaRole.LINK,
                new Locator.GetByRoleOptions().setName(goods.name()).setExact(true));
        while (link.count() == 0 && shopper.link("Next").count() > 0) {
            shopper.link("Next").click();
        }
        return link.first();
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void declinedCardIsToldBesideItsFieldAndNothingElseIsLost(boolean javaScript, RunningStore store, Shoppers shoppers) {
        Shopper shopper = shoppers.arrive(javaScript);
        shopper.addToCart(store.database().goods(1));
        shopper.open("checkout");
        String email = store.newEmail();
        shopper.fillCheckout(email, "Zoë O'Neill", ShopClient.DECLINED_CARD);
        shopper.button("Place order").click();

        Locator card = shopper.field("Card number");
        assertThat(card).hasAccessibleDescription(Pattern.compile("Your card was declined"));
        assertThat(card).hasAttribute("aria-invalid", "true");
        assertThat(shopper.page().getByRole(AriaRole.ALERT)).containsText("Your order was not placed yet");
        assertThat(shopper.test("cart-count")).hasText("1");

        shopper.fillCard(ShopClient.GOOD_CARD);
        shopper.button("Continue to review").click();
        assertThat(shopper.main()).containsText(email);
        assertThat(shopper.main()).containsText("Zoë O'Neill");
        assertThat(shopper.main()).containsText("Hebden Bridge");
        shopper.button("Place order").click();
        shopper.confirmation();
        assertThat(shopper.test("order-status")).hasText("Placed");
    }

    @Test
    void slowCardIsWaitedFor(RunningStore store, Shoppers shoppers) {
        Shopper shopper = shoppers.arrive();
        shopper.addToCart(store.database().goods(2));
        shopper.open("checkout");
        shopper.fillCheckout(store.newEmail(), "Patient Buyer", ShopClient.SLOW_CARD);
        shopper.button("Place order").click();
        shopper.confirmation();
        assertThat(shopper.test("order-status")).hasText("Placed");
    }

    @Test
    void everyMissingFieldIsNamed(RunningStore store, Shoppers shoppers) {
        Shopper shopper = shoppers.arrive();
        shopper.addToCart(store.database().goods(3));
        shopper.open("checkout");
        shopper.button("Continue to delivery").click();
        for (String label : List.of("Email", "Full name", "Address", "Town or city", "Postcode")) {
            assertThat(shopper.field(label).first()).hasAttribute("aria-invalid", "true");
            assertThat(shopper.field(label).first()).hasAccessibleDescription(Pattern.compile("Please fill this in"));
        }
        assertThat(shopper.field("Address line 2 (optional)").first()).hasAttribute("aria-invalid", "false");
        shopper.page().getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Postcode"))
                .click();
        assertThat(shopper.field("Postcode").first()).isFocused();

        shopper.fillAddress(store.newEmail(), "Forgetful Buyer");
        shopper.button("Continue to delivery").click();
        shopper.button("Continue to payment").click();
        shopper.button("Continue to review").click();
        for (String label : List.of("Card number", "Expiry date", "Security code")) {
            assertThat(shopper.field(label)).hasAccessibleDescription(Pattern.compile("Please fill this in"));
        }
    }

    @Test
    void cartIsChangedAndEmptied(RunningStore store, Shoppers shoppers) {
        Goods first = store.database().goods(4);
        Goods second = store.database().goods(5);
        Shopper shopper = shoppers.arrive();
        shopper.addToCart(first);
        shopper.addToCart(second);
        assertThat(shopper.test("cart-count")).hasText("2");
        shopper.open("cart");
        Locator line = shopper.test("cart-line").filter(new Locator.FilterOptions().setHasText(first.name()));
        line.getByLabel("Quantity").fill("3");
        line.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Update " + first.name())).click();
        assertThat(shopper.test("cart-count")).hasText("4");
        shopper.button("Remove " + second.name()).click();
        assertThat(shopper.test("cart-line")).hasCount(1);
        shopper.button("Remove " + first.name()).click();
        assertThat(shopper.main()).containsText("Your cart is empty.");
        assertThat(shopper.test("cart-count")).hasText("0");
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void searchFindsByNameAndByProductCode(boolean javaScript, RunningStore store, Shoppers shoppers) {
        Goods goods = store.database().goods(6);
        Shopper shopper = shoppers.arrive(javaScript);
        shopper.open("");
        for (String words : List.of(goods.name(), goods.sku(), goods.sku().toLowerCase(Locale.ROOT))) {
            Locator search = shopper.field("Search");
            search.fill(words);
            search.press("Enter");
            assertThat(shopper.heading("Results for “" + words + "”")).isVisible();
            assertThat(shopper.test("product-card").first()).containsText(goods.name());
        }
        Locator search = shopper.field("Search");
        search.fill("qqqqzzzzxxxx");
        search.press("Enter");
        assertThat(shopper.main()).containsText("Nothing matches.");
        assertThat(shopper.test("product-card")).hasCount(0);
    }

    @Test
    void variantIsChosenAndBought(RunningStore store, Shoppers shoppers) {
        String[] variant = store.database().rows(row -> new String[] {row.getString(1), row.getString(2), row.getString(3)}, """
                SELECT p.slug, v.label, v.sku FROM product p JOIN variant v ON v.product_id = p.id
                JOIN stock_level s ON s.sku = v.sku
                WHERE v.position = (SELECT max(o.position) FROM variant o WHERE o.product_id = p.id AND o.active)
                  AND v.active AND s.on_hand - s.reserved > 20 AND v.label <> ''
                  AND (SELECT count(*) FROM variant o WHERE o.product_id = p.id AND o.active) > 1
                ORDER BY p.id LIMIT 1""").get(0);
        Shopper shopper = shoppers.arrive();
        shopper.open("p/" + variant[0]);
        shopper.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(variant[1])).check();
        shopper.button("Add to cart").click();
        shopper.link("View cart").click();
        assertThat(shopper.test("cart-line")).containsText(variant[1]);
        assertThat(shopper.test("cart-line")).hasAttribute("data-sku", variant[2]);
    }

    @Test
    void keyboardAloneIsEnoughToFillTheCart(RunningStore store, Shoppers shoppers) {
        Goods goods = store.database().goods(7);
        Shopper shopper = shoppers.arrive();
        shopper.open("");
        shopper.page().keyboard().press("Tab");
        assertThat(shopper.link("Skip to content")).isFocused();
        assertThat(shopper.link("Skip to content")).isVisible();
        tabTo(shopper, shopper.field("Search"));
        shopper.page().keyboard().type(goods.sku());
        shopper.page().keyboard().press("Enter");
        assertThat(shopper.heading("Results for")).isVisible();
        tabTo(shopper, shopper.test("product-card").getByRole(AriaRole.LINK).first());
        shopper.page().keyboard().press("Enter");
        assertThat(shopper.heading(goods.name()).first()).isVisible();
        tabTo(shopper, shopper.button("Add to cart"));
        shopper.page().keyboard().press("Enter");
        assertThat(shopper.test("cart-count")).hasText("1");
        tabTo(shopper, shopper.link("View cart"));
        shopper.page().keyboard().press("Enter");
        assertThat(shopper.test("cart-line")).containsText(goods.name());
    }

    private static void tabTo(Shopper shopper, Locator target) {
        target.waitFor();
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            shopper.page().keyboard().press("Tab");
            if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                assertThat(target.evaluate(SHOWS_FOCUS)).as("what has the focus shows it").isEqualTo(true);
                return;
            }
        }
        throw new AssertionError("not reached by Tab: " + target);
    }
}
