package org.meo.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A person at a browser: finds things by what they read, and tells what their browser complained about. */
final class Shopper implements AutoCloseable {

    private final URI shop;
    private final BrowserContext window;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /** @param shop where the shop's pages are, ending with a slash */
    Shopper(URI shop, BrowserContext window) {
        this.shop = shop;
        this.window = window;
        this.page = window.newPage();
        page.setDefaultTimeout(15_000);
        page.onPageError(error -> complaints.add("script: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add(response.status() + " " + response.url());
            }
        });
    }

    Page page() {
        return page;
    }

    BrowserContext window() {
        return window;
    }

    /** Errors of scripts, refusals by the page's content policy, and answers from 400 on, of this person's pages so far. */
    List<String> complaints() {
        return complaints;
    }

    /** @param path without a leading slash */
    Response open(String path) {
        return page.navigate(shop.resolve(path).toString());
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }

    Locator test(String id) {
        return page.getByTestId(id);
    }

    /** From the product's page. */
    void addToCart(Goods goods) {
        open("p/" + goods.slug());
        button("Add to cart").click();
        page.getByRole(AriaRole.STATUS).getByText(goods.name() + " is in your cart.").waitFor();
    }

    /** Goes through the steps with an address and a card; the page is the checkout's first, then its last. */
    void fillCheckout(String email, String name, String card) {
        fillAddress(email, name);
        button("Continue to delivery").click();
        button("Continue to payment").click();
        fillCard(card);
        button("Continue to review").click();
        button("Place order").waitFor();
    }

    void fillAddress(String email, String name) {
        field("Email").fill(email);
        field("Full name").first().fill(name);
        field("Address").first().fill("12 Mill Lane");
        field("Town or city").first().fill("Hebden Bridge");
        field("Postcode").first().fill("HX7 8AB");
    }

    void fillCard(String card) {
        field("Card number").fill(card);
        field("Expiry date").fill("11/39");
        field("Security code").fill("987");
    }

    /** Buys what is in the cart with a good card. */
    ShopClient.PlacedOrder buy(String email, String name) {
        open("checkout");
        fillCheckout(email, name, ShopClient.GOOD_CARD);
        button("Place order").click();
        return confirmation();
    }

    /** Waits for the page of the order that was just placed. */
    ShopClient.PlacedOrder confirmation() {
        test("order-number").waitFor();
        return ShopClient.PlacedOrder.from(page.url())
                .orElseThrow(() -> new IllegalStateException("not the page of an order: " + page.url()));
    }

    @Override
    public void close() {
        window.close();
    }
}
