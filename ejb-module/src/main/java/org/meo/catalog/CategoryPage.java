package org.meo.catalog;

import java.util.List;
import org.meo.shared.Page;

/**
 * A category as its page shows it.
 *
 * @param path     from the top down to the category's parent; empty for a top category
 * @param children direct children that hold something
 * @param products of the category and all below it
 */
public record CategoryPage(String slug, String name, String description, List<Crumb> path, List<CategoryNode> children,
        Page<ProductCard> products) {

    public CategoryPage {
        path = List.copyOf(path);
        children = List.copyOf(children);
    }
}
