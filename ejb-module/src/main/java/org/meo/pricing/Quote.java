package org.meo.pricing;

import java.util.List;
import org.joda.money.Money;

/**
 * What a cart costs: {@code total = subtotal + shipping}, {@code subtotal} is the sum of the lines' totals and
 * {@code tax} is inside {@code total}, never on top.
 *
 * @param untilFreeShipping what is missing to free shipping; zero when it is reached
 * @param trace             the steps that led to the total, in order, for people who must explain it
 */
public record Quote(List<QuotedLine> lines, Money subtotal, Money shipping, Money tax, Money total,
        Money untilFreeShipping, List<String> trace) {

    public Quote {
        lines = List.copyOf(lines);
        trace = List.copyOf(trace);
    }
}
