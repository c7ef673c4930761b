package org.meo.pricing;

import org.joda.money.Money;

/**
 * A promotion that takes something off.
 *
 * @param coupon the code that brought it; null when it needs none
 * @param label  its name in the shopper's language
 * @param amount above zero
 */
public record AppliedPromotion(long promotionId, String coupon, String label, Money amount) {
}
