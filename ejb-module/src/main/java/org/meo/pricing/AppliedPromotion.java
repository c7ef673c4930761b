package org.meo.pricing;

import org.joda.money.Money;

/**
 * What a promotion took off.
 *
 * @param coupon the code that brought it, null when it needs none
 * @param label  in the language that the cart was asked for in
 * @param amount not negative
 */
public record AppliedPromotion(long promotionId, String coupon, String label, Money amount) {
}
