package org.meo.wishlist;

/**
 * Something was put on a wish list.
 *
 * @param token       of the list it went onto, to be kept by the shopper
 * @param productSlug of the product it is a variant of
 */
public record Saved(String token, String productSlug) {
}
