package org.meo.catalog;

/** What lists say of the stock of a variant, or of the best stocked variant of a product. */
public enum Shelf {

    NONE, FEW, ENOUGH;

    /** From this many on it is {@link #ENOUGH}; below, a shopper is told how few are left. */
    public static final int ENOUGH_FROM = 6;

    private static final Shelf[] BY_LEVEL = values();

    /** @param available negative counts as none */
    public static Shelf of(int available) {
        return available <= 0 ? NONE : available < ENOUGH_FROM ? FEW : ENOUGH;
    }

    /** As the database keeps it. */
    public int level() {
        return ordinal();
    }

    static Shelf ofLevel(int level) {
        return BY_LEVEL[level];
    }
}
