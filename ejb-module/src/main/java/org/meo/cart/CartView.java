package org.meo.cart;

import java.util.List;
import org.meo.pricing.Quote;
import org.meo.pricing.ShippingOption;

/**
 * A cart as its page shows it. Lines whose product is no longer sold, or has no price in the cart's currency, are left out
 * and named in {@code gone}.
 *
 * @param quote    null when there is no line
 * @param gone     SKUs that can't be bought any more
 * @param cut      names of what was cut when two carts became one, until the next change
 * @param shipping ways to send it, the cheapest first
 * @param currency null when there is no cart
 */
public record CartView(List<CartLineView> lines, Quote quote, List<String> gone, List<String> cut, List<CartCoupon> coupons,
        List<CartGiftCard> giftCards, List<ShippingOption> shipping, String currency) {

    public static final CartView EMPTY = new CartView(List.of(), null, List.of(), List.of(), List.of(), List.of(), List.of(), null);

    public CartView {
        lines = List.copyOf(lines);
        gone = List.copyOf(gone);
        cut = List.copyOf(cut);
        coupons = List.copyOf(coupons);
        giftCards = List.copyOf(giftCards);
        shipping = List.copyOf(shipping);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Pieces, not lines: what the header shows. */
    public int count() {
        return lines.stream().mapToInt(CartLineView::quantity).sum();
    }

    /** Whether every line can be had as wanted. */
    public boolean isBuyable() {
        return !lines.isEmpty() && lines.stream().allMatch(CartLineView::isAvailable);
    }
}
