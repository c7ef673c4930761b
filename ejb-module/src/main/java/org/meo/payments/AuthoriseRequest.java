package org.meo.payments;

import org.joda.money.Money;

/**
 * What a provider is asked to set aside.
 *
 * @param idempotencyKey the payment's; the same again gives the first answer again
 * @param token          stands for the shopper's means of payment, as {@link PaymentOptions#choose} made it; null for providers that need none
 * @param returnUrl      where the shopper comes back to from a page of the provider
 * @param customerId     null for guests
 */
public record AuthoriseRequest(String idempotencyKey, String orderNumber, Money amount, String token, String returnUrl,
        String email, Long customerId) {

    /** Without the shopper. */
    @Override
    public String toString() {
        return "payment " + idempotencyKey + " of order " + orderNumber + ", " + amount;
    }
}
