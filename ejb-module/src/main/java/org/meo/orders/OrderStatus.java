package org.meo.orders;

import java.util.Map;
import java.util.Set;

/** Where an order stands, and where it can go from there. */
public enum OrderStatus {
    /** Stock is reserved and a payment is intended; times out. */
    PENDING_PAYMENT,
    /** Bought: paid or to be paid by invoice, and requested from the warehouse. */
    PLACED,
    /** Some of it is on its way. */
    PARTIALLY_SHIPPED,
    /** All of it is on its way. */
    SHIPPED,
    COMPLETED,
    /** The payment was declined or never came; stock went back. */
    PAYMENT_FAILED,
    CANCELLED;

    private static final Map<OrderStatus, Set<OrderStatus>> TRANSITIONS = Map.of(
            PENDING_PAYMENT, Set.of(PLACED, PAYMENT_FAILED),
            PLACED, Set.of(PARTIALLY_SHIPPED, SHIPPED, CANCELLED),
            PARTIALLY_SHIPPED, Set.of(PARTIALLY_SHIPPED, SHIPPED),
            SHIPPED, Set.of(COMPLETED),
            COMPLETED, Set.of(),
            PAYMENT_FAILED, Set.of(),
            CANCELLED, Set.of());

    /** Whether an order may go from this status to the other. */
    public boolean canBecome(OrderStatus next) {
        return TRANSITIONS.get(this).contains(next);
    }

    /** A status that nothing follows. */
    public boolean isFinal() {
        return TRANSITIONS.get(this).isEmpty();
    }
}
