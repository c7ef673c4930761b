package org.meo.orders;

import java.time.Instant;

/**
 * What an order of a partner keeps beyond any other.
 *
 * @param customer    the partner's own number of the customer
 * @param paymentDays until the invoice is due; null when nothing was agreed
 * @param note        null when there is none
 * @param requestedAt when the customer ordered; null when not said
 * @param requestHash tells the same request from another under the same number
 */
public record PartnerTerms(String customer, Integer paymentDays, String note, Instant requestedAt, byte[] requestHash) {
}
