package org.meo.payments;

import org.joda.money.Money;

/** Who authorises and takes the money. Called outside of any transaction; every call may be repeated with its key. */
public interface PaymentProvider {

    /** A short name, kept with each payment. */
    String name();

    /**
     * Asks for an amount to be set aside. The same key again gives the first answer again and sets nothing aside
     * twice.
     *
     * @param token what the shopper chose to pay with
     * @throws PaymentUnavailableException when no answer came: the amount may be set aside or not
     */
    Authorisation authorise(String idempotencyKey, Money amount, String token);

    /**
     * Gives back what was set aside under a key; nothing happens when nothing was.
     *
     * @throws PaymentUnavailableException when no answer came
     */
    void release(String idempotencyKey);
}
