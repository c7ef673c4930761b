package org.meo.cart;

import org.meo.pricing.Refusal;

/**
 * A code in a cart.
 *
 * @param refusal why it takes nothing off; null when it does
 */
public record CartCoupon(String code, Refusal refusal) {
}
