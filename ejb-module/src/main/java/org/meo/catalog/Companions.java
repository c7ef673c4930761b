package org.meo.catalog;

import java.util.List;

/**
 * What goes with a product.
 *
 * @param boughtTogether what was in one order with it, most often first; empty while there are no such orders
 * @param related        others of its category, the most alike first; none of those bought together
 */
public record Companions(List<ProductCard> boughtTogether, List<ProductCard> related) {

    public Companions {
        boughtTogether = List.copyOf(boughtTogether);
        related = List.copyOf(related);
    }
}
