package org.meo.orders;

import java.util.List;

/**
 * Part of a list of orders, newest first.
 *
 * @param older where the list goes on; null at its end
 * @param newer where it comes from; null at its beginning
 */
public record OrderSlice(List<OrderRow> rows, OrderPosition older, OrderPosition newer) {

    public OrderSlice {
        rows = List.copyOf(rows);
    }
}
