package org.meo.payments;

import java.util.Map;
import java.util.Set;
import org.meo.shared.Transitions;

/** Where a payment stands, and where it can go from there. */
public enum PaymentStatus {
    /** Committed before the provider is called; what the provider did is not known yet. */
    INTENDED,
    /** The shopper is to confirm it on a page of the bank or the provider. */
    ACTION_REQUIRED,
    /** The provider set the amount aside. */
    AUTHORISED,
    DECLINED,
    /** The provider took the amount. */
    CAPTURED,
    /** Given up: the provider is being asked to give back whatever it set aside. */
    VOIDING,
    /** Given up, and the provider confirmed that nothing is set aside any more. */
    VOIDED;

    static final Transitions<PaymentStatus> TRANSITIONS = new Transitions<>(INTENDED, Map.of(
            INTENDED, Set.of(ACTION_REQUIRED, AUTHORISED, DECLINED, VOIDING),
            ACTION_REQUIRED, Set.of(AUTHORISED, DECLINED, VOIDING),
            AUTHORISED, Set.of(CAPTURED, VOIDING),
            VOIDING, Set.of(VOIDED),
            DECLINED, Set.of(),
            CAPTURED, Set.of(),
            VOIDED, Set.of()));

    /** Whether a payment may go from this status to the other. */
    public boolean canBecome(PaymentStatus next) {
        return TRANSITIONS.allows(this, next);
    }

    /** Whether the provider's answer is still to come. */
    public boolean isOpen() {
        return this == INTENDED || this == ACTION_REQUIRED;
    }
}
