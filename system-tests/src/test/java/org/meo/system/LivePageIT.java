package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code /admin/live}: each node draws how it goes, without scripts, for staff only. */
@ExtendWith(StoreExtension.class)
class LivePageIT {

    private static final Map<String, String> ADMIN = Map.of("email", "admin@meo.example", "password", "admin");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @Test
    void eachNodeShowsItself(RunningStore store) {
        store.client().add(store.database().goods(17), 1).buy(store.newEmail());
        shows(store.shop(), "server");
        shows(store.secondShop(), "storefront-1");
    }

    private static void shows(URI shop, String node) {
        ShopClient admin = signedIn(shop);
        Awaitility.await("figures of " + node).atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() ->
                assertThat(admin.get("admin/live").page().select(".chart-line").size()).isGreaterThanOrEqualTo(10));
        Document page = admin.get("admin/live").page();
        assertThat(page.select("h2#node").text()).endsWith(node);
        assertThat(page.select("svg[role=img]")).hasSize(14).extracting(chart -> chart.attr("aria-label"))
                .allMatch(label -> label.matches(".+: now .+, lowest .+, highest .+\\."));
        assertThat(Integer.parseInt(page.select("[data-testid=live-orders]").text())).isPositive();
        assertThat(Integer.parseInt(page.select("[data-testid=live-signed-in]").text())).as("at least who looks").isPositive();
        assertThat(page.select("table").eachText().toString()).contains("server", "storefront-1", "meo.fulfilment.out");
        assertThat(page.select("meta[http-equiv=refresh]")).isEmpty();
        assertThat(admin.get("admin/live?auto=1").page().select("meta[http-equiv=refresh]")).extracting(Element::attributes)
                .hasSize(1);
        assertThat(admin.get("de/admin/live").page().select("h2#node").text()).isEqualTo("Dieser Knoten: " + node);
    }

    @Test
    void nobodyElseSeesIt(RunningStore store) {
        assertThat(store.client().get("admin/live").location()).contains("/login");
    }

    @Test
    void everybodyOfThemCanReadIt(RunningStore store) {
        for (int width : new int[] {1280, 360}) {
            try (BrowserContext window = store.browsers().open(new Browser.NewContextOptions().setViewportSize(width, 800))) {
                Page page = window.newPage();
                page.navigate(store.shop().resolve("login?next=/admin/live").toString());
                page.locator("input[name=email]").fill(ADMIN.get("email"));
                page.locator("input[name=password]").fill(ADMIN.get("password"));
                page.locator("main form button[type=submit]").first().click();
                page.waitForURL("**/admin/live");
                assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations()).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
            }
        }
    }

    private static ShopClient signedIn(URI shop) {
        ShopClient admin = new ShopClient(shop);
        assertThat(admin.post("login", ADMIN).status()).isEqualTo(303);
        return admin;
    }
}
