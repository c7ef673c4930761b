package org.meo.cart;

import org.joda.money.BigMoney;
import org.joda.money.Money;

/**
 * One line as the cart page shows it, at today's price.
 *
 * @param label     empty when the product has one variant only
 * @param unitPrice as the quote has it: with tax or without
 * @param lineTotal before discounts
 * @param discount  what promotions take off it
 * @param available how many can be had now, over all; less than {@code quantity} when some were sold meanwhile
 */
public record CartLineView(String sku, String productSlug, String name, String label, String picture, String pictureAlt,
        int quantity, BigMoney unitPrice, Money lineTotal, Money discount, int available) {

    /** Whether the wanted quantity can be had now. */
    public boolean isAvailable() {
        return available >= quantity;
    }
}
