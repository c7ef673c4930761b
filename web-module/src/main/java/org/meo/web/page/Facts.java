package org.meo.web.page;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.meo.catalog.Crumb;
import org.meo.catalog.ProductPage;
import org.meo.catalog.VariantView;
import org.meo.inventory.Supply;
import org.meo.shared.Language;
import org.meo.web.http.Links;

/** What pages say, in the words of schema.org. */
final class Facts {

    private static final String TYPE = "@type";
    private static final String NAME = "name";
    private static final String IN_STOCK = "https://schema.org/InStock";
    private static final String SOLD_OUT = "https://schema.org/OutOfStock";
    private static final String BACK_ORDER = "https://schema.org/BackOrder";

    private final UnaryOperator<String> absolute;
    private final Language language;

    /** @param absolute makes an address one for the world outside */
    Facts(UnaryOperator<String> absolute, Language language) {
        this.absolute = absolute;
        this.language = language;
    }

    private static JsonObjectBuilder thing(String type) {
        return Json.createObjectBuilder().add(TYPE, type);
    }

    private static JsonObjectBuilder root(String type) {
        return Json.createObjectBuilder().add("@context", "https://schema.org").add(TYPE, type);
    }

    private String page(String path) {
        return absolute.apply(Links.url(language, path));
    }

    /** The shop and how it is searched, for its home page. */
    JsonObject site(String name, String logo) {
        JsonObjectBuilder organisation = thing("Organization").add(NAME, name).add("url", page("/")).add("logo", absolute.apply(logo));
        return root("WebSite").add(NAME, name).add("url", page("/")).add("inLanguage", language.code())
                .add("publisher", organisation)
                .add("potentialAction", thing("SearchAction")
                        .add("target", thing("EntryPoint").add("urlTemplate", page("/search") + "?q={search_term_string}"))
                        .add("query-input", "required name=search_term_string"))
                .build();
    }

    /** @param here what the page itself is called */
    JsonObject path(String home, List<Crumb> path, String here, String hereUrl) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        int position = 1;
        items.add(step(position++, home, "/"));
        for (Crumb crumb : path) {
            items.add(step(position++, crumb.name(), "/c/" + crumb.slug()));
        }
        items.add(step(position, here, hereUrl));
        return root("BreadcrumbList").add("itemListElement", items).build();
    }

    private JsonObjectBuilder step(int position, String name, String path) {
        return thing("ListItem").add("position", position).add(NAME, name).add("item", page(path));
    }

    /**
     * @param pictures  their addresses
     * @param supply what can be had, by SKU
     */
    JsonObject product(ProductPage product, List<String> pictures, Map<String, Supply> supply) {
        String url = "/p/" + product.slug();
        JsonObjectBuilder facts = root("Product").add(NAME, product.name()).add("url", page(url));
        if (!product.description().isEmpty()) {
            facts.add("description", product.description());
        }
        JsonArrayBuilder images = Json.createArrayBuilder();
        pictures.forEach(picture -> images.add(absolute.apply(picture)));
        facts.add("image", images).add("sku", product.variants().get(0).sku());
        if (product.brand() != null) {
            facts.add("brand", thing("Brand").add(NAME, product.brand()));
        }
        if (product.ratings() > 0) {
            facts.add("aggregateRating", thing("AggregateRating")
                    .add("ratingValue", BigDecimal.valueOf(product.rating()).setScale(1, java.math.RoundingMode.HALF_UP))
                    .add("reviewCount", product.ratings()));
        }
        return facts.add("offers", offers(product, supply, url)).build();
    }

    private JsonObjectBuilder offers(ProductPage product, Map<String, Supply> supply, String url) {
        List<VariantView> variants = product.variants();
        if (variants.size() == 1) {
            return offer(variants.get(0), supply, page(url));
        }
        List<BigDecimal> prices = variants.stream().map(variant -> variant.price().getAmount()).sorted().toList();
        JsonArrayBuilder offers = Json.createArrayBuilder();
        variants.forEach(variant -> offers.add(offer(variant, supply, page(url + "?sku=" + Navigation.encode(variant.sku())))));
        return thing("AggregateOffer").add("lowPrice", prices.get(0).toPlainString())
                .add("highPrice", prices.get(prices.size() - 1).toPlainString())
                .add("priceCurrency", variants.get(0).price().getCurrencyUnit().getCode())
                .add("offerCount", variants.size()).add("offers", offers);
    }

    private static JsonObjectBuilder offer(VariantView variant, Map<String, Supply> supply, String url) {
        return thing("Offer").add("sku", variant.sku()).add("url", url)
                .add("price", variant.price().getAmount().toPlainString())
                .add("priceCurrency", variant.price().getCurrencyUnit().getCode())
                .add("availability", availability(supply.getOrDefault(variant.sku(), Supply.NONE)))
                .add("itemCondition", "https://schema.org/NewCondition");
    }

    private static String availability(Supply supply) {
        return supply.isLate() ? BACK_ORDER : supply.available() > 0 ? IN_STOCK : SOLD_OUT;
    }
}
