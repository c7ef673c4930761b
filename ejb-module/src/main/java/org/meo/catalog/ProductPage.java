package org.meo.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A product as its page shows it.
 *
 * @param brand      null when it has none
 * @param path       from the top down to the product's own category, at least one
 * @param attributes facts to show, in their order
 * @param variants   at least one
 */
public record ProductPage(String slug, String name, String brand, String description, List<Crumb> path,
        Map<String, String> attributes, List<VariantView> variants) {

    public ProductPage {
        path = List.copyOf(path);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        variants = List.copyOf(variants);
    }
}
