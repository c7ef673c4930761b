package org.meo.checkout;

/**
 * The answer to a shopper who buys.
 *
 * @param bought     whether the cart is an order for good, and nothing is in it any more
 * @param continueAt where the shopper must go before the order is placed, for instance to the bank; null when nothing is
 *                   left to do
 */
public record Placing(PlacedOrder order, boolean bought, String continueAt) {
}
