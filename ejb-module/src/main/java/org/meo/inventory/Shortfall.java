package org.meo.inventory;

import java.time.Instant;
import java.util.List;

/**
 * More of a SKU is promised than there is and may be.
 *
 * @param since  when it began
 * @param newest the newest promises of it, newest first, a bounded number
 */
public record Shortfall(String sku, int onHand, int reserved, int backorder, Instant since, List<Promise> newest) {

    public Shortfall {
        newest = List.copyOf(newest);
    }

    /** How many must be received, allowed beyond the shelf, or taken back. */
    public int missing() {
        return reserved - onHand - backorder;
    }

    /** The newest promises that together hold what is missing, as far as they are known here: ending these ends the shortfall. */
    public List<Promise> toEnd() {
        int left = missing();
        for (int index = 0; index < newest.size(); index++) {
            left -= newest.get(index).quantity();
            if (left <= 0) {
                return newest.subList(0, index + 1);
            }
        }
        return newest;
    }
}
