package org.meo.cart;

import java.util.List;
import org.meo.pricing.Quote;

/**
 * A cart as its page shows it. Lines whose product is no longer sold are left out and named in {@code gone}.
 *
 * @param quote null when there is no line
 * @param gone  SKUs that can't be bought any more
 */
public record CartView(List<CartLineView> lines, Quote quote, List<String> gone) {

    public static final CartView EMPTY = new CartView(List.of(), null, List.of());

    public CartView {
        lines = List.copyOf(lines);
        gone = List.copyOf(gone);
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
