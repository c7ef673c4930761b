package org.meo.pricing;

import java.util.List;
import org.joda.money.Money;

/**
 * What a cart costs: {@code total = subtotal - discount + shipping}, plus {@code tax} where it is not included.
 *
 * @param subtotal          sum of the lines' totals before discounts
 * @param discount          sum of the lines' discounts
 * @param promotions        that count; their amounts are {@code discount} and what they take off delivery
 * @param shippingMethod    code of the method that {@code shipping} is the price of
 * @param shipping          after its discounts
 * @param taxIncluded       whether prices have the tax inside
 * @param giftCards         that pay for a part, in the order in which they are used up
 * @param due               {@code total} less the gift cards: what is left to pay, may be zero
 * @param untilFreeShipping what is missing to free delivery; zero when it is reached, or can't be
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

    /** What the gift cards pay together. */
    public Money paidByCards() {
        return total.minus(due);
    }
}
