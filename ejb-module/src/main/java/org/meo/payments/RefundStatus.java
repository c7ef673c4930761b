package org.meo.payments;

import java.util.Map;
import java.util.Set;
import org.meo.shared.Transitions;

/** Where a refund stands, and where it can go from there. */
public enum RefundStatus {
    /** Its amount is kept for it; the provider is still to be asked. */
    REQUESTED,
    /** The money is on its way back. */
    SETTLED,
    /** The provider refused it for good; its amount may be asked for again. */
    FAILED;

    static final Transitions<RefundStatus> TRANSITIONS = new Transitions<>(REQUESTED, Map.of(
            REQUESTED, Set.of(SETTLED, FAILED),
            SETTLED, Set.of(),
            FAILED, Set.of()));
}
