package org.meo.catalog;

/** What reviews need to know of a product, on sale or not any more. */
public record ReviewedProduct(long id, String slug, String name) {
}
