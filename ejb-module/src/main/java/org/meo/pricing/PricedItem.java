package org.meo.pricing;

import org.joda.money.BigMoney;

/**
 * What is to be priced.
 *
 * @param quantity    above zero
 * @param unitPrice   price of one with the home zone's tax inside, not negative
 * @param taxClass    {@code standard}, {@code reduced} or {@code zero}
 * @param categoryId  the category in which it stands
 * @param weightGrams of one
 */
public record PricedItem(String sku, int quantity, BigMoney unitPrice, String taxClass, long categoryId, int weightGrams) {

    /** In no category, without weight. */
    public PricedItem(String sku, int quantity, BigMoney unitPrice, String taxClass) {
        this(sku, quantity, unitPrice, taxClass, 0, 0);
    }
}
