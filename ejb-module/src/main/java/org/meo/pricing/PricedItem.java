package org.meo.pricing;

import org.joda.money.BigMoney;

/**
 * What is to be priced.
 *
 * @param quantity  above zero
 * @param unitPrice gross price of one, not negative
 * @param taxClass  {@code standard}, {@code reduced} or {@code zero}
 */
public record PricedItem(String sku, int quantity, BigMoney unitPrice, String taxClass) {
}
