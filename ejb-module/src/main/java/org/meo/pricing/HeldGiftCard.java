package org.meo.pricing;

import org.joda.money.Money;

/**
 * A gift card that is to pay.
 *
 * @param refusal why it can't; null when it can
 */
public record HeldGiftCard(long id, String lastCharacters, Money balance, Refusal refusal) {
}
