package org.meo.catalog.intake;

/**
 * What a SKU costs from now on.
 *
 * @param compareAt the price before, with {@code compareAtCurrency}; null when there is none to show
 */
public record PriceUpdate(String sku, String price, String currency, String compareAt, String compareAtCurrency) {
}
