package org.meo.pricing;

import java.util.List;
import org.meo.shared.Language;

/**
 * All that a quote is made for.
 *
 * @param items     of one currency, not empty, each SKU once
 * @param coupons   that the shopper entered
 * @param giftCards in the order in which they are to be used up
 */
public record Basket(List<PricedItem> items, Terms terms, List<EnteredCoupon> coupons, List<HeldGiftCard> giftCards,
        Language language) {

    public Basket {
        items = List.copyOf(items);
        coupons = List.copyOf(coupons);
        giftCards = List.copyOf(giftCards);
    }

    /** Without coupons and gift cards, in English. */
    public static Basket of(List<PricedItem> items, Terms terms) {
        return new Basket(items, terms, List.of(), List.of(), Language.ENGLISH);
    }
}
