package org.meo.fulfilment;

import java.util.Map;
import java.util.Set;
import org.meo.shared.Transitions;

/** Where a return stands, and where it can go from there. */
public enum ReturnState {
    /** The shopper asks. */
    REQUESTED,
    /** The shopper may send the goods. */
    APPROVED,
    REFUSED,
    /** The goods are here; a refund may be under way. */
    RECEIVED,
    /** The money went back. */
    REFUNDED,
    /** Ended without a refund: the goods never came, or nothing was due. */
    CLOSED;

    static final Transitions<ReturnState> TRANSITIONS = new Transitions<>(REQUESTED, Map.of(
            REQUESTED, Set.of(APPROVED, REFUSED),
            APPROVED, Set.of(RECEIVED, CLOSED),
            RECEIVED, Set.of(REFUNDED, CLOSED),
            REFUSED, Set.of(),
            REFUNDED, Set.of(),
            CLOSED, Set.of()));

    /** Whether a return may go from this state to the other. */
    public boolean canBecome(ReturnState next) {
        return TRANSITIONS.allows(this, next);
    }
}
