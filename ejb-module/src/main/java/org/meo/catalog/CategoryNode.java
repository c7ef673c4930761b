package org.meo.catalog;

import java.util.List;

/**
 * A category in the tree of those that hold something to buy.
 *
 * @param products number of active products in it and below it, at least 1
 * @param picture  of one of its products, never empty
 * @param children in their order; empty for a leaf
 */
public record CategoryNode(String slug, String name, String description, long products, String picture,
        List<CategoryNode> children) {

    public CategoryNode {
        children = List.copyOf(children);
    }
}
