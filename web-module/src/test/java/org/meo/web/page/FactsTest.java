package org.meo.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.meo.catalog.Crumb;
import org.meo.catalog.ProductPage;
import org.meo.catalog.Seo;
import org.meo.catalog.VariantView;
import org.meo.inventory.Supply;
import org.meo.shared.Language;

class FactsTest {

    private final Facts facts = new Facts(path -> "https://shop.example" + path, Language.GERMAN);

    private static ProductPage product(int ratings, VariantView... variants) {
        return new ProductPage(1, "pad", "Pad", "Ashcombe", "Paper.", new Seo(null, null), List.of(new Crumb("paper", "Papier")),
                Map.of(), List.of(variants), List.of(), ratings == 0 ? 0 : 4.25, ratings, Instant.EPOCH);
    }

    private static VariantView variant(String sku, String price) {
        return new VariantView(sku, sku, List.of(), Money.parse(price), null, "pad.svg", "A pad");
    }

    @Test
    void aProductOfOneVariantIsOneOffer() {
        JsonObject data = facts.product(product(0, variant("A", "GBP 2.50")), List.of("/pictures/1/pad.svg"), Map.of("A", new Supply(3, 3, null)));

        assertThat(data.getString("url")).isEqualTo("https://shop.example/de/p/pad");
        assertThat(data.getJsonArray("image").getString(0)).isEqualTo("https://shop.example/pictures/1/pad.svg");
        assertThat(data.containsKey("aggregateRating")).isFalse();
        JsonObject offer = data.getJsonObject("offers");
        assertThat(offer.getString("price")).isEqualTo("2.50");
        assertThat(offer.getString("priceCurrency")).isEqualTo("GBP");
        assertThat(offer.getString("availability")).endsWith("/InStock");
    }

    @Test
    void severalVariantsAreOffersFromTheLowestToTheHighestPrice() {
        JsonObject data = facts.product(product(12, variant("A", "GBP 12.00"), variant("B", "GBP 9.00")), List.of(), Map.of("A", new Supply(1, 1, null)));

        JsonObject offers = data.getJsonObject("offers");
        assertThat(offers.getString("lowPrice")).isEqualTo("9.00");
        assertThat(offers.getString("highPrice")).isEqualTo("12.00");
        assertThat(offers.getInt("offerCount")).isEqualTo(2);
        assertThat(offers.getJsonArray("offers").getJsonObject(1).getString("availability")).endsWith("/OutOfStock");
        assertThat(data.getJsonObject("aggregateRating").getInt("reviewCount")).isEqualTo(12);
    }

    @Test
    void theWayToAPageIsInItsLanguage() {
        JsonObject data = facts.path("Startseite", List.of(new Crumb("paper", "Papier")), "Pad", "/p/pad");

        assertThat(data.getJsonArray("itemListElement")).hasSize(3);
        assertThat(data.getJsonArray("itemListElement").getJsonObject(0).getString("item")).isEqualTo("https://shop.example/de");
        assertThat(data.getJsonArray("itemListElement").getJsonObject(2).getInt("position")).isEqualTo(3);
    }
}
