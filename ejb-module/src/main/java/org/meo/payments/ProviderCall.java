package org.meo.payments;

import org.joda.money.Money;

/**
 * What a provider is asked for about a payment it knows.
 *
 * @param idempotencyKey of this call; the same again gives the first answer again and moves nothing twice
 * @param paymentKey     the key that the payment was authorised with
 * @param reference      the provider's own id of the payment; null when none was told
 */
public record ProviderCall(String idempotencyKey, String paymentKey, String reference, Money amount) {
}
