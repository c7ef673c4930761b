package org.meo.checkout;

import java.util.Optional;
import org.meo.pricing.Terms;

/** From what a shopper said to what decides the price. */
public final class CheckoutTerms {

    private CheckoutTerms() {
    }

    /**
     * @param draft         empty before the first step: then the store's own country counts
     * @param customerId    null for a guest
     * @param customerGroup null for none
     */
    public static Terms of(Optional<CheckoutDraft> draft, Long customerId, String customerGroup) {
        return draft.map(said -> new Terms(said.shipTo().country(), said.shipTo().region(), said.shipTo().postalCode(),
                said.shippingMethod(), customerId, customerGroup))
                .orElseGet(() -> new Terms(Terms.DOMESTIC.country(), null, null, null, customerId, customerGroup));
    }
}
