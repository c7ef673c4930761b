package org.meo.pricing;

import org.joda.money.Money;

/**
 * What a gift card pays of a total.
 *
 * @param lastCharacters of its code, to be recognised by
 */
public record GiftCardUse(long giftCardId, String lastCharacters, Money amount) {
}
