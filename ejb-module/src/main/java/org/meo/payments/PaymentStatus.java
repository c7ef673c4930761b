package org.meo.payments;

/** Where a payment stands. */
public enum PaymentStatus {
    /** Committed before the provider is called; what the provider did is not known yet. */
    INTENDED,
    /** The provider set the amount aside. */
    AUTHORISED,
    DECLINED,
    /** Given up: whatever was set aside was given back. */
    VOIDED
}
