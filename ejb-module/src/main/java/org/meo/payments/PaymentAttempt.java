package org.meo.payments;

import org.joda.money.Money;

/**
 * A payment as those see it who call its provider.
 *
 * @param reference the provider's own id; null when none was told
 * @param actionUrl where the shopper is to confirm; null when nowhere
 */
public record PaymentAttempt(String key, String orderNumber, String provider, PaymentStatus status, Money amount,
        String reference, String actionUrl) {
}
