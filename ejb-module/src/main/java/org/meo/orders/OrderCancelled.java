package org.meo.orders;

/** An order was called off in the current transaction, which may still be rolled back. */
public record OrderCancelled(OrderView order, String reason) {
}
