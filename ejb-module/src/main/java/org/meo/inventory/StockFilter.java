package org.meo.inventory;

/** Which SKUs the back office lists. */
public enum StockFilter {
    ALL,
    /** More is promised than there is and may be. */
    SHORT,
    /** Nothing is on the shelf. */
    OUT,
    LOW,
    /** Something may be promised beyond the shelf. */
    BACKORDER
}
