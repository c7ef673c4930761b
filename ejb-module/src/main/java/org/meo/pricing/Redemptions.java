package org.meo.pricing;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import org.joda.money.Money;

/** Rule 6: coupons and gift cards that orders use up, in the transaction of whoever places or ends the order. */
@Stateless
@TransactionAttribute(MANDATORY)
public class Redemptions {

    /**
     * Takes what a quote uses.
     *
     * @param email of the buyer, by whom uses of a coupon are counted when nobody is signed in
     * @throws org.meo.shared.BusinessException {@code COUPON_USED_UP}, {@code GIFT_CARD_EMPTY}
     */
    public void take(String orderNumber, Quote quote, Terms terms, String email) {
        if (!quote.promotions().isEmpty() || !quote.giftCards().isEmpty()) {
            throw new IllegalStateException("nothing of order " + orderNumber + " can be redeemed yet");
        }
    }

    /** Gives back what an order took that failed or was called off; nothing happens when that was done before. */
    public void giveBack(String orderNumber) {
        // Nothing can have been taken yet.
    }

    /**
     * Puts money back on the gift cards that paid for an order.
     *
     * @param amount at most what they paid and was not given back before
     */
    public void refund(String orderNumber, Money amount) {
        throw new IllegalStateException("no gift card paid for order " + orderNumber);
    }
}
