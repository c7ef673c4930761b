package org.meo.inventory;

import java.time.Instant;

/**
 * What is promised of a SKU to one order or cart and not shipped yet.
 *
 * @param reference an order number, or {@code cart:<id>}
 * @param expiresAt null when it does not end by itself
 */
public record Promise(String reference, int quantity, Instant createdAt, Instant expiresAt) {

    /** Prefix of the references of carts. */
    public static final String CART = "cart:";

    public boolean isOfCart() {
        return reference.startsWith(CART);
    }
}
