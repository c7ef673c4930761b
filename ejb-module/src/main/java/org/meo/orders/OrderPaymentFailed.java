package org.meo.orders;

/** The payment of an order was declined or never came, in the current transaction, which may still be rolled back. */
public record OrderPaymentFailed(OrderView order) {
}
