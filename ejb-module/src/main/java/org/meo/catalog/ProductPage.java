package org.meo.catalog;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A product as its page shows it.
 *
 * @param brand      null when it has none
 * @param seo        what search engines are told
 * @param path       from the top down to the product's own category, at least one
 * @param attributes facts to show, in their order
 * @param variants   at least one
 * @param pictures   beside those of the variants
 * @param rating     average of its reviews, 1 to 5; 0 when there are none
 * @param changedAt  when what a merchant says of it changed last
 */
public record ProductPage(long id, String slug, String name, String brand, String description, Seo seo, List<Crumb> path,
        Map<String, String> attributes, List<VariantView> variants, List<ProductPicture> pictures, double rating,
        int ratings, Instant changedAt) {

    public ProductPage {
        path = List.copyOf(path);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        variants = List.copyOf(variants);
        pictures = List.copyOf(pictures);
    }
}
