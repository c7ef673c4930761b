package org.meo.catalog;

import org.joda.money.Money;

/**
 * What a cart, a quote and an order need to know of a variant that is on sale.
 *
 * @param price    gross price of one, tax included
 * @param taxClass {@code standard}, {@code reduced} or {@code zero}
 * @param label    empty when the product has one variant only
 */
public record SellableVariant(String sku, String productSlug, String name, String label, String picture,
        String pictureAlt, Money price, String taxClass, long categoryId, int weightGrams) {

    /** In no category, without weight. */
    public SellableVariant(String sku, String productSlug, String name, String label, String picture, String pictureAlt,
            Money price, String taxClass) {
        this(sku, productSlug, name, label, picture, pictureAlt, price, taxClass, 0, 0);
    }
}
