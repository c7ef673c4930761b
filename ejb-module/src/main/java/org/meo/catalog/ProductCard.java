package org.meo.catalog;

import org.joda.money.Money;

/**
 * What a list shows of a product.
 *
 * @param brand        null when it has none
 * @param price        the lowest of its variants' prices, tax included
 * @param compareAt    former price of that variant; null when it was not reduced
 * @param pricesDiffer whether other variants cost more ("from £2.50")
 * @param picture      file name below {@code /pictures/}, never empty
 * @param shelf        of its best stocked variant
 * @param rating       average of its reviews, 1 to 5; 0 when there are none
 */
public record ProductCard(String slug, String name, String brand, Money price, Money compareAt, boolean pricesDiffer,
        String picture, String pictureAlt, Shelf shelf, double rating, int ratings) {
}
