package org.meo.inventory;

import java.util.List;
import java.util.Map;

/**
 * What came of a receipt, an adjustment or a count.
 *
 * @param repeated whether it was done before: then nothing was done now
 * @param changed  of how many SKUs the level changed
 * @param unknown  SKUs that the catalogue does not have; they were passed over
 * @param stale    SKUs of which a newer count is known; they were passed over
 * @param missing  SKUs of which more is promised than there is and may be, with how many are missing
 */
public record StockChange(boolean repeated, int changed, List<String> unknown, List<String> stale, Map<String, Integer> missing) {

    static final StockChange REPEATED = new StockChange(true, 0, List.of(), List.of(), Map.of());

    public StockChange {
        unknown = List.copyOf(unknown);
        stale = List.copyOf(stale);
        missing = Map.copyOf(missing);
    }
}
