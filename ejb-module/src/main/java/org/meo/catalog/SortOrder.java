package org.meo.catalog;

import java.util.Arrays;
import java.util.Optional;

/** In which order a list stands; what is equal otherwise stands in an order that does not change. */
public enum SortOrder {

    /** What fits a search best, or sells best in a category; what is sold out comes last. */
    BEST("best"), NEWEST("newest"), CHEAPEST("price"), DEAREST("price-down"), BEST_RATED("rating");

    private final String code;

    SortOrder(String code) {
        this.code = code;
    }

    /** As addresses of pages have it. */
    public String code() {
        return code;
    }

    /** @return empty for null and for a code of no order */
    public static Optional<SortOrder> find(String code) {
        return Arrays.stream(values()).filter(order -> order.code.equals(code)).findFirst();
    }
}
