package org.meo.catalog;

/**
 * What a variant is called.
 *
 * @param label empty when the product has one variant only
 */
public record VariantName(String productSlug, String name, String label) {
}
