package org.meo.checkout;

import java.util.Locale;
import org.joda.money.Money;
import org.meo.pricing.Quote;

/**
 * A shopper's wish to buy what is in the cart, as its {@link CheckoutDraft} says.
 *
 * @param expectedTotal the total that the shopper was shown; null, which no cart costs, when it is not known
 * @param expectedDue   what the shopper was shown to be left to pay beside gift cards; null as there
 * @param locale        the language to write to the shopper in
 * @param customerId    null for a guest
 * @param customerGroup null for none
 */
public record PlaceOrder(String cartToken, Money expectedTotal, Money expectedDue, Locale locale, Long customerId,
        String customerGroup) {

    boolean isTotalOf(Quote quote) {
        return quote.total().equals(expectedTotal);
    }

    boolean isDueOf(Quote quote) {
        return quote.due().equals(expectedDue);
    }
}
