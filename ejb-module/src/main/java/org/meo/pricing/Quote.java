package org.meo.pricing;

import java.util.List;
import org.joda.money.Money;

/**
 * What a cart costs: {@code total = subtotal - discount + shipping}, and {@code + tax} where prices do not include it.
 *
 * @param subtotal          the sum of the lines' totals, before discounts
 * @param discount          the sum of the lines' discounts
 * @param shippingMethod    its code; null when nothing is said of it
 * @param shipping          after what promotions take off it
 * @param tax               of lines and delivery
 * @param due               what is left of the total when the gift cards have paid their part; may be zero
 * @param untilFreeShipping what is missing to free shipping; zero when it is reached
 * @param trace             the steps that led to the total, in order, for people who must explain it
 */
public record Quote(List<QuotedLine> lines, Money subtotal, Money discount, List<AppliedPromotion> promotions,
        String shippingMethod, Money shipping, Money tax, boolean taxIncluded, Money total, List<GiftCardUse> giftCards,
        Money due, Money untilFreeShipping, List<String> trace) {

    public Quote {
        lines = List.copyOf(lines);
        promotions = List.copyOf(promotions);
        giftCards = List.copyOf(giftCards);
        trace = List.copyOf(trace);
    }
}
