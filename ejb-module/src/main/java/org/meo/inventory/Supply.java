package org.meo.inventory;

import java.time.LocalDate;

/**
 * What a shopper can have of a SKU.
 *
 * @param onShelf   how many are there and promised to nobody; never negative
 * @param available how many can be had, with those that are yet to come; never below {@code onShelf}
 * @param expected  when those beyond the shelf are expected; null when nobody said
 */
public record Supply(int onShelf, int available, LocalDate expected) {

    public static final Supply NONE = new Supply(0, 0, null);

    /** Whether something can be had, and all of it is yet to come. */
    public boolean isLate() {
        return onShelf == 0 && available > 0;
    }

    /** Whether so many go beyond what is on the shelf, and can be had nevertheless. */
    public boolean isLate(int quantity) {
        return quantity > onShelf && quantity <= available;
    }
}
