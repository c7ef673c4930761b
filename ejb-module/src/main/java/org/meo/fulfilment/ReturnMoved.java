package org.meo.fulfilment;

import org.meo.orders.OrderView;

/**
 * A return was asked for or went on, in the current transaction, which may still be rolled back.
 *
 * @param why what support said; empty when nothing
 */
public record ReturnMoved(OrderView order, ReturnView goods, String why) {
}
