package org.meo.checkout;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * A shopper's wish to buy what is in the cart, as its {@link CheckoutDraft} says.
 *
 * @param expectedTotal the total that the shopper was shown, amount only ({@code 23.45}); the order is refused when it
 *                      is another by now
 * @param locale        the language to write to the shopper in
 * @param customerId    null for a guest
 * @param customerGroup null for none
 */
public record PlaceOrder(String cartToken, BigDecimal expectedTotal, Locale locale, Long customerId, String customerGroup) {
}
