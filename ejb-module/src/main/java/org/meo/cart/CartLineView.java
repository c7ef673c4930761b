package org.meo.cart;

import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.meo.inventory.Supply;

/**
 * One line as the cart page shows it, at today's price.
 *
 * @param label     empty when the product has one variant only
 * @param unitPrice as the quote has it: with tax or without
 * @param lineTotal before discounts
 * @param discount  what promotions take off it
 * @param supply    what can be had now, over all; less than {@code quantity} when some were sold meanwhile
 */
public record CartLineView(String sku, String productSlug, String name, String label, String picture, String pictureAlt,
        int quantity, BigMoney unitPrice, Money lineTotal, Money discount, Supply supply) {

    /** Whether the wanted quantity can be had now. */
    public boolean isAvailable() {
        return available() >= quantity;
    }

    /** How many can be had now, with those that are yet to come. */
    public int available() {
        return supply.available();
    }

    /** How many of the line are yet to come; 0 when it can't be had as wanted. */
    public int late() {
        return supply.isLate(quantity) ? quantity - supply.onShelf() : 0;
    }
}
