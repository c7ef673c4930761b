package org.meo.inventory;

import java.time.Instant;

/**
 * A change of a stock level, to be written beside it.
 *
 * @param location    id of where goods came or went; 0 when none did, or at {@link StockLedger#MAIN}
 * @param note        why, for a person to read; null when the kind says it all
 * @param actor       who did it; null when the store did
 * @param effectiveAt when it happened; null: when it is written
 */
record Movement(String sku, MovementKind kind, int onHandDelta, int reservedDelta, String reference, int location, String note,
        String actor, Instant effectiveAt) {

    /** Of a promise: no goods move. */
    static Movement ofPromise(String sku, MovementKind kind, int reservedDelta, String reference) {
        return new Movement(sku, kind, 0, reservedDelta, reference, 0, null, null, null);
    }
}
