package org.meo.pricing;

import org.joda.money.Money;

/**
 * A way to send what is in a cart.
 *
 * @param price   after discounts; as prices are shown, with tax or without
 * @param minDays working days on the way
 */
public record ShippingOption(String code, String label, Money price, int minDays, int maxDays) {
}
