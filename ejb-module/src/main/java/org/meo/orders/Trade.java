package org.meo.orders;

import java.util.List;
import org.joda.money.Money;

/**
 * What was sold in a time.
 *
 * @param orders  placed, by all channels, without those that were called off
 * @param fromWeb those of them that came from a cart
 * @param revenue their totals, a currency each
 */
public record Trade(long orders, long fromWeb, List<Money> revenue) {

    public Trade {
        revenue = List.copyOf(revenue);
    }
}
