package org.meo.cart;

/**
 * A cart whose row the current transaction has locked.
 *
 * @param open false when it was ordered already
 */
public record CartToOrder(long id, boolean open, CartView view) {
}
