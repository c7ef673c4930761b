package org.meo.orders;

import java.util.Map;
import java.util.Set;
import org.meo.shared.Transitions;

/** Where an order stands, and where it can go from there. */
public enum OrderStatus {
    /** Stock is reserved and a payment is intended; times out. */
    PENDING_PAYMENT,
    /** Bought: paid or to be paid by invoice, and requested from the warehouse. */
    PLACED,
    /** Some of it is on its way. */
    PARTIALLY_SHIPPED,
    /** All of it is on its way, or all that was not called off. */
    SHIPPED,
    /** Nothing more is to come but returns. */
    COMPLETED,
    /** The payment was declined or never came; stock went back. */
    PAYMENT_FAILED,
    /** Called off before anything left; stock and money went back. */
    CANCELLED;

    static final Transitions<OrderStatus> TRANSITIONS = new Transitions<>(PENDING_PAYMENT, Map.of(
            PENDING_PAYMENT, Set.of(PLACED, PAYMENT_FAILED),
            PLACED, Set.of(PARTIALLY_SHIPPED, SHIPPED, CANCELLED),
            PARTIALLY_SHIPPED, Set.of(PARTIALLY_SHIPPED, SHIPPED),
            SHIPPED, Set.of(COMPLETED),
            COMPLETED, Set.of(),
            PAYMENT_FAILED, Set.of(),
            CANCELLED, Set.of()));

    /** Whether an order may go from this status to the other. */
    public boolean canBecome(OrderStatus next) {
        return TRANSITIONS.allows(this, next);
    }
}
