package org.meo.cart;

import org.joda.money.Money;

/**
 * One line as the cart page shows it, at today's price.
 *
 * @param label     empty when the product has one variant only
 * @param available how many can be had now, over all; less than {@code quantity} when some were sold meanwhile
 */
public record CartLineView(String sku, String productSlug, String name, String label, String picture, String pictureAlt,
        int quantity, Money unitPrice, Money lineTotal, int available) {

    /** Whether the wanted quantity can be had now. */
    public boolean isAvailable() {
        return available >= quantity;
    }
}
