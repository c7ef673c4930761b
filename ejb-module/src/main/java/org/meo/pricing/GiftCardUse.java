package org.meo.pricing;

import org.joda.money.Money;

/** What a gift card pays. @param amount above zero */
public record GiftCardUse(long giftCardId, String lastCharacters, Money amount) {
}
