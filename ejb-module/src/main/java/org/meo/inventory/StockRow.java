package org.meo.inventory;

import java.time.LocalDate;
import org.meo.catalog.VariantName;

/**
 * The level of a SKU as the back office sees it.
 *
 * @param name       null when the catalogue does not have it
 * @param backorder  how many may be promised beyond what is on hand
 * @param expectedOn when they are expected; null when nobody said
 * @param lowAt      from how many down it is low; null: {@link Standing#LOW_AT}
 * @param standing   as the level says now
 */
public record StockRow(String sku, VariantName name, int onHand, int reserved, int backorder, LocalDate expectedOn, Integer lowAt,
        Standing standing) {

    /** What can be had, with what may be promised beyond the shelf; never negative. */
    public int available() {
        return Math.max(0, onHand + backorder - reserved);
    }
}
