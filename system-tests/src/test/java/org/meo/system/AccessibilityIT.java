package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages that everybody can use: by the rules of WCAG 2.2 AA as far as a program can tell, and on a small phone. */
@ExtendWith(StoreExtension.class)
class AccessibilityIT {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int PHONE_WIDTH = 360;

    @Test
    void noPageBreaksARuleOfAccessibility(RunningStore store, Shoppers shoppers) {
        assertThat(violations(store, shoppers.arrive(), page -> new AxeBuilder(page).withTags(RULES))).isEmpty();
    }

    @Test
    void textIsReadableInTheDarkToo(RunningStore store, Shoppers shoppers) {
        Shopper shopper = shoppers.arrive(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
        assertThat(violations(store, shopper, page -> new AxeBuilder(page).withRules(List.of("color-contrast")))).isEmpty();
    }

    private static List<String> violations(RunningStore store, Shopper shopper, Function<Page, AxeBuilder> check) {
        List<String> violations = new ArrayList<>();
        visitEveryKindOfPage(store, shopper, (name, page) -> check.apply(page).analyze().getViolations()
                .forEach(rule -> rule.getNodes().forEach(node -> violations.add(
                        name + ": " + rule.getId() + " (" + rule.getHelp() + ") at " + node.getTarget() + " " + node.getHtml()))));
        return violations;
    }

    @Test
    void noPageScrollsSidewaysOnASmallPhone(RunningStore store, Shoppers shoppers) {
        Shopper shopper = shoppers.arrive(new Browser.NewContextOptions().setViewportSize(PHONE_WIDTH, 740).setIsMobile(true)
                .setHasTouch(true).setDeviceScaleFactor(2));
        Map<String, Integer> widths = new LinkedHashMap<>();
        visitEveryKindOfPage(store, shopper, (name, page) -> widths.put(name,
                (Integer) page.evaluate("document.documentElement.scrollWidth")));
        assertThat(widths).hasSizeGreaterThan(10).allSatisfy((name, width) ->
                assertThat(width).isLessThanOrEqualTo(PHONE_WIDTH));
    }

    /** What is looked at on each page. */
    @FunctionalInterface
    private interface Look {
        void at(String name, Page page);
    }

    private static void visitEveryKindOfPage(RunningStore store, Shopper shopper, Look look) {
        Goods goods = store.database().goods(8);
        String withVariants = store.database().rows(row -> row.getString(1), """
                SELECT p.slug FROM product p JOIN variant v ON v.product_id = p.id WHERE p.active AND v.active
                GROUP BY p.id ORDER BY count(*) DESC, p.id LIMIT 1""").get(0);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "");
        pages.put("category", "c/" + goods.category());
        pages.put("product", "p/" + goods.slug());
        pages.put("product with variants", "p/" + withVariants);
        pages.put("category, filtered", "c/" + goods.category() + "?stock=available&sort=price");
        pages.put("search", "search?q=" + goods.sku());
        pages.put("search without result", "search?q=qqqqzzzz");
        pages.put("empty cart", "cart");
        pages.put("delivery", "delivery");
        pages.put("returns", "returns");
        pages.put("privacy", "privacy");
        pages.put("not found", "no-such-page");
        pages.put("home in German", "de");
        pages.put("category in German", "de/c/" + goods.category() + "?stock=available");
        pages.put("product in German", "de/p/" + withVariants);
        pages.put("delivery in German", "de/delivery");
        pages.forEach((name, path) -> {
            shopper.open(path);
            look.at(name, shopper.page());
        });
        shopper.open("wishlist");
        look.at("empty wish list", shopper.page());
        shopper.open("p/" + goods.slug());
        shopper.button("Save for later").click();
        shopper.page().getByText("is on your wish list").waitFor();
        look.at("product saved for later", shopper.page());
        shopper.open("wishlist");
        look.at("wish list", shopper.page());
        shopper.open("stock-alert?sku=" + goods.sku());
        shopper.button("Tell me").click();
        shopper.page().getByText("Please fill this in").waitFor();
        look.at("mail when it is back, with an error", shopper.page());
        shopper.open("stock-alert/remove");
        look.at("delete my address", shopper.page());
        shopper.open("p/" + goods.slug());
        shopper.field("Quantity").fill("abc");
        shopper.button("Add to cart").click();
        shopper.page().getByText("Please write a whole number").waitFor();
        look.at("product with an error", shopper.page());
        shopper.addToCart(goods);
        look.at("product in the cart", shopper.page());
        shopper.open("cart");
        look.at("cart", shopper.page());
        shopper.open("checkout");
        look.at("checkout", shopper.page());
        shopper.button("Continue to delivery").click();
        shopper.page().getByText("Your order was not placed yet").waitFor();
        look.at("checkout with errors", shopper.page());
        shopper.fillAddress(store.newEmail(), "Wilhelmina Featherstonehaugh-Cholmondeley");
        shopper.button("Continue to delivery").click();
        look.at("delivery step", shopper.page());
        shopper.button("Continue to payment").click();
        look.at("payment step", shopper.page());
        shopper.button("Continue to review").click();
        shopper.page().getByText("Your order was not placed yet").waitFor();
        look.at("payment step with errors", shopper.page());
        shopper.fillCard(ShopClient.GOOD_CARD);
        shopper.button("Continue to review").click();
        look.at("review step", shopper.page());
        shopper.buy(store.newEmail(), "Wilhelmina Featherstonehaugh-Cholmondeley");
        look.at("order", shopper.page());
        String number = shopper.test("order-number").innerText();
        String fulfilment = store.warehouse().request(number).json().getString("fulfilmentId");
        store.warehouse().send(Warehouse.notice(fulfilment, "RM-LOOK", Map.of(goods.sku(), 1)));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            shopper.page().reload();
            return shopper.page().locator(".review-link").count() == 1;
        });
        look.at("order with a parcel", shopper.page());
        shopper.page().locator(".review-link").click();
        look.at("review", shopper.page());
        shopper.button("Send review").click();
        shopper.page().getByText("Your review was not sent yet").waitFor();
        look.at("review with errors", shopper.page());
    }
}
