package org.meo.inventory;

/** How the stock of a SKU stands, as lists of the back office and partners are told it. */
public enum Standing {

    /** More is promised than there is and may be. */
    SHORT,
    /** Nothing is on the shelf. */
    OUT,
    /** No more than its threshold is on the shelf. */
    LOW,
    ENOUGH;

    /** Up to here a SKU is low when nothing else is said; triggers of the database have the same number. */
    public static final int LOW_AT = 5;

    private static final Standing[] BY_LEVEL = values();

    /** @param lowAt null: {@link #LOW_AT} */
    static Standing of(int onHand, int reserved, int backorder, Integer lowAt) {
        int onShelf = onHand - reserved;
        if (onShelf + backorder < 0) {
            return SHORT;
        }
        if (onShelf <= 0) {
            return OUT;
        }
        return onShelf <= (lowAt == null ? LOW_AT : lowAt) ? LOW : ENOUGH;
    }

    static Standing ofLevel(int level) {
        return BY_LEVEL[level];
    }

    /** Whether something is on the shelf. */
    public boolean isThere() {
        return this == LOW || this == ENOUGH;
    }
}
