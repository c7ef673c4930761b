package org.meo.cart;

import org.joda.money.Money;
import org.meo.pricing.Refusal;

/**
 * A gift card in a cart.
 *
 * @param used    what it pays of this cart
 * @param refusal why it pays nothing; null when it can
 */
public record CartGiftCard(long id, String lastCharacters, Money balance, Money used, Refusal refusal) {
}
