package org.meo.catalog;

import java.util.List;
import org.meo.shared.Page;

/**
 * A category as its page shows it.
 *
 * @param seo       what search engines are told
 * @param path      from the top down to the category's parent; empty for a top category
 * @param children  direct children that hold something
 * @param products  of the category and all below it, as far as the selection leaves them
 * @param facets    in their order
 * @param selection as it was understood
 */
public record CategoryPage(String slug, String name, String description, Seo seo, List<Crumb> path,
        List<CategoryNode> children, Page<ProductCard> products, List<Facet> facets, Selection selection) {

    public CategoryPage {
        path = List.copyOf(path);
        children = List.copyOf(children);
        facets = List.copyOf(facets);
    }
}
