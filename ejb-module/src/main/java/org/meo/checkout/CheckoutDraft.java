package org.meo.checkout;

import org.meo.customers.Address;
import org.meo.customers.EmailAddress;
import org.meo.payments.ChosenPayment;

/**
 * What a shopper has said on the way to an order.
 *
 * @param phone          null when not said
 * @param billTo         null when it is the same as {@code shipTo}
 * @param shippingMethod its code; null until it is chosen
 * @param payment        null until it is chosen
 */
public record CheckoutDraft(EmailAddress email, String phone, Address shipTo, Address billTo, String shippingMethod,
        ChosenPayment payment) {

    /** Whether an order can be placed with it. */
    public boolean isComplete() {
        return shippingMethod != null && payment != null;
    }
}
