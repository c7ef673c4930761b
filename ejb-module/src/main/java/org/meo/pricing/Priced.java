package org.meo.pricing;

import java.util.List;
import java.util.Map;

/**
 * A quote, and what became of the coupons.
 *
 * @param refused  why a coupon takes nothing off, by its code; those that count are not in it
 * @param shipping all ways to send it, the cheapest first
 */
public record Priced(Quote quote, Map<String, Refusal> refused, List<ShippingOption> shipping) {

    public Priced {
        refused = Map.copyOf(refused);
        shipping = List.copyOf(shipping);
    }
}
