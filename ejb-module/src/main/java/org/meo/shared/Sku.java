package org.meo.shared;

import java.util.regex.Pattern;

/**
 * Stock keeping unit: what is priced, stocked and shipped. Case matters: {@code 85123a} and {@code 85123A} are two. Words of
 * one are parted by a single space. Ordered as its text by code point, which is the order in which stock rows are locked.
 */
public record Sku(String value) implements Comparable<Sku> {

    public static final int MAX_LENGTH = 64;
    private static final Pattern FORM = Pattern.compile(
            "(?=.{1," + MAX_LENGTH + "}$)[A-Za-z0-9](?: ?[A-Za-z0-9._/-])*");

    /** @throws BusinessException {@code UNKNOWN_SKU} when the text cannot be a SKU */
    public Sku {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new BusinessException("UNKNOWN_SKU", "sku", value == null ? "" : shortened(value));
        }
    }

    public static boolean isValid(String value) {
        return value != null && FORM.matcher(value).matches();
    }

    private static String shortened(String value) {
        return value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH) + "…";
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
