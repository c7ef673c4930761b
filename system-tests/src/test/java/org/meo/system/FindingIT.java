package org.meo.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists are filtered, searched and spoken of in two languages, and what they are is told to search engines. */
@ExtendWith(StoreExtension.class)
class FindingIT {

    @Test
    void aFilterIsAnAddressAndKeepsTheFocus(RunningStore store, Shoppers shoppers) {
        Shopper shopper = shoppers.arrive();
        shopper.open("c/" + store.database().goods(8).category());
        String all = shopper.page().locator("#results").textContent();
        Locator available = shopper.page().locator("#f-stock-available");
        available.check();
        assertThat(shopper.page()).hasURL(Pattern.compile(".*\\?stock=available$"));
        assertThat(shopper.page().getByRole(AriaRole.STATUS).first()).not().isEmpty();
        assertThat(shopper.page().locator("#f-stock-available")).isFocused();
        shopper.link("Clear all").click();
        assertThat(shopper.page().locator("#results")).hasText(all);
        assertThat(shopper.complaints()).isEmpty();
    }

    @Test
    void suggestionsAreReachedByTheKeyboard(RunningStore store, Shoppers shoppers) {
        Goods goods = store.database().goods(8);
        Shopper shopper = shoppers.arrive();
        shopper.open("");
        shopper.field("Search").pressSequentially(goods.name());
        Locator suggestion = shopper.page().getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText(goods.name())).first();
        assertThat(suggestion).isVisible();
        while (!"true".equals(suggestion.getAttribute("aria-selected"))) {
            shopper.page().keyboard().press("ArrowDown");
        }
        shopper.page().keyboard().press("Enter");
        assertThat(shopper.page()).hasURL(Pattern.compile(".*/(p|c)/.*"));
    }

    @Test
    void aGermanShopperStaysInGerman(RunningStore store) {
        Goods goods = store.database().goods(8);
        ShopClient.Answer page = store.client().get("de/p/" + goods.slug());
        assertThat(page.page().selectFirst("html").attr("lang")).isEqualTo("de");
        assertThat(page.page().select("a[href^=/], form[action^=/]").eachAttr("href")).isNotEmpty().allSatisfy(address ->
                assertThat(address.isEmpty() || address.startsWith("/de") || address.startsWith("/pictures/")
                        || page.page().select(".languages a[href='" + address + "']").size() == 1).as(address).isTrue());
    }

    @Test
    void searchEnginesAreTold(RunningStore store) {
        ShopClient client = store.client();
        Goods goods = store.database().goods(8);
        ShopClient.Answer product = client.get("p/" + goods.slug() + "?sku=" + goods.sku());
        assertThat(product.page().selectFirst("link[rel=canonical]").attr("href")).endsWith("/p/" + goods.slug());
        assertThat(product.page().select("script[type=application/ld+json]").html()).contains("\"@type\":\"Product\"");
        assertThat(client.get("c/" + goods.category() + "?sort=price").page().selectFirst("meta[name=robots]").attr("content"))
                .isEqualTo("noindex,follow");
        assertThat(RawRequest.get(store.shop(), "/sitemap/products-0.xml").status()).isEqualTo(200);
    }

    @Test
    void aChangeShowsWithinFiveSecondsOnPagesThatWereKeptForLong(RunningStore store) {
        ShopClient client = store.client();
        Goods goods = store.database().goods(9);
        Pattern name = Pattern.compile(Pattern.quote(goods.name()) + " \\(new\\)");
        // Long enough without a change for the page to be kept until the next one.
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500)).during(Duration.ofSeconds(8))
                .until(() -> client.get("p/" + goods.slug()).page().selectFirst("h1").text().equals(goods.name()));

        store.database().transaction(connection -> Database.update(connection,
                "UPDATE product SET name = name || ' (new)' WHERE slug = ?", goods.slug()));
        try {
            Awaitility.await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(100))
                    .until(() -> name.matcher(client.get("p/" + goods.slug()).page().selectFirst("h1").text()).matches());
        } finally {
            store.database().transaction(connection -> Database.update(connection,
                "UPDATE product SET name = replace(name, ' (new)', '') WHERE slug = ?", goods.slug()));
        }
    }
}
