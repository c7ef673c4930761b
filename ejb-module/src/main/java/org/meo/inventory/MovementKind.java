package org.meo.inventory;

/** Why a stock level changed. */
public enum MovementKind {
    /** First stock of a SKU. */
    RECEIPT,
    /** A count or correction of what is on hand. */
    ADJUSTMENT,
    /** Promised to somebody. */
    RESERVATION,
    /** A promise taken back. */
    RELEASE,
    /** Left the warehouse: on hand and promised both fall. */
    SHIPMENT
}
