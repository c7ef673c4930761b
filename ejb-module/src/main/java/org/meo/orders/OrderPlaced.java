package org.meo.orders;

/** An order was placed in the current transaction, which may still be rolled back. */
public record OrderPlaced(OrderView order) {
}
