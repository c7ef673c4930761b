package org.meo.wishlist;

import org.joda.money.Money;
import org.meo.catalog.Shelf;

/**
 * Something on a wish list, as it is sold now.
 *
 * @param label     empty when the product has one variant only
 * @param price     of one, tax included
 * @param available how many can be had; not negative
 */
public record Wish(String sku, String productSlug, String name, String label, String picture, String pictureAlt,
        Money price, int available) {

    public Shelf shelf() {
        return Shelf.of(available);
    }
}
