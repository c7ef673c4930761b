package org.meo.pricing;

/**
 * A coupon that a shopper entered, as it stands now.
 *
 * @param promotionId 0 when there is no such coupon
 * @param refusal     why it can't be used whatever is in the cart; null when it can
 */
public record EnteredCoupon(String code, long promotionId, Refusal refusal) {
}
