package org.meo.catalog;

import java.util.List;

/** What somebody who is typing may be looking for; few of each. */
public record Suggestions(List<Crumb> categories, List<ProductCard> products) {

    public static final Suggestions NONE = new Suggestions(List.of(), List.of());

    public Suggestions {
        categories = List.copyOf(categories);
        products = List.copyOf(products);
    }
}
