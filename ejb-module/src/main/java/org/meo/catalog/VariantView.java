package org.meo.catalog;

import java.util.List;
import org.joda.money.Money;

/**
 * One thing to buy of a product.
 *
 * @param label     tells it from the product's other variants ("A5 · dotted · navy"); empty when it is the only one
 * @param options   the same, one by one; empty when it has none
 * @param price     tax included
 * @param compareAt former price, null when it was not reduced
 * @param picture   file name below {@code /pictures/}, never empty
 */
public record VariantView(String sku, String label, List<VariantOption> options, Money price, Money compareAt,
        String picture, String pictureAlt) {

    public VariantView {
        options = List.copyOf(options);
    }
}
