package org.meo.pricing;

import org.joda.money.Money;

/**
 * A way to have a cart sent.
 *
 * @param label in the language that was asked for
 * @param price as it would stand in the quote
 */
public record ShippingOption(String code, String label, Money price, int minDays, int maxDays) {
}
