package org.meo.checkout;

import java.util.Locale;
import org.meo.customers.Address;
import org.meo.customers.EmailAddress;
import org.meo.payments.CardDetails;

/**
 * A guest's wish to buy what is in the cart.
 *
 * @param expectedTotal the total that the shopper was shown, amount only ({@code 23.45}); the order is refused when it
 *                      is another by now
 * @param locale        the language to write to the shopper in
 */
public record PlaceOrder(String cartToken, EmailAddress email, Address shipTo, CardDetails card,
        java.math.BigDecimal expectedTotal, Locale locale) {
}
