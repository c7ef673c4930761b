package org.meo.fulfilment;

import java.util.Map;
import java.util.Set;
import org.meo.shared.Transitions;

/** Where a request to the warehouse stands, and where it can go from there. */
public enum FulfilmentState {
    /** Nothing of it has left; it can still be called off, or asked for again with another address. */
    REQUESTED,
    PARTIALLY_SHIPPED,
    SHIPPED,
    /** Some of it left, the rest was called off. */
    CUT_SHORT,
    /** Called off before anything left. */
    CANCELLED;

    static final Transitions<FulfilmentState> TRANSITIONS = new Transitions<>(REQUESTED, Map.of(
            REQUESTED, Set.of(PARTIALLY_SHIPPED, SHIPPED, CANCELLED),
            PARTIALLY_SHIPPED, Set.of(PARTIALLY_SHIPPED, SHIPPED, CUT_SHORT),
            SHIPPED, Set.of(),
            CUT_SHORT, Set.of(),
            CANCELLED, Set.of()));

    /** Whether a request may go from this state to the other. */
    public boolean canBecome(FulfilmentState next) {
        return TRANSITIONS.allows(this, next);
    }
}
