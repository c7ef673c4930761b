package org.meo.catalog;

/**
 * What one option of a variant is set to.
 *
 * @param name  {@code colour}, {@code size}, ...
 * @param value its key: equal values of variants of one product are the same choice
 * @param label for a reader
 */
public record VariantOption(String name, String value, String label) {
}
