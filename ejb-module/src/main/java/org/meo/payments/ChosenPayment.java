package org.meo.payments;

/**
 * How a shopper will pay, safe to be kept: no card number.
 *
 * @param code  of the {@link PaymentOption}
 * @param token by which the provider knows what to charge
 * @param label to be recognised by: the card's last four digits; null when there is nothing to tell
 */
public record ChosenPayment(String code, String token, String label) {
}
