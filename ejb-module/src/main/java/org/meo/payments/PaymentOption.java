package org.meo.payments;

/**
 * A way to pay that is offered.
 *
 * @param code      {@code card}, {@code stripe}, {@code invoice} or {@code prepaid}; the key of its texts
 * @param needsCard whether the shopper types a card into the store's own page
 */
public record PaymentOption(String code, boolean needsCard) {
}
