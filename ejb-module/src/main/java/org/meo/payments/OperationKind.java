package org.meo.payments;

/** What a provider can be asked for once it has authorised. */
public enum OperationKind {
    /** Take what was set aside. */
    CAPTURE,
    /** Give back what was set aside. */
    VOID,
    /** Give back some of what was taken. */
    REFUND
}
