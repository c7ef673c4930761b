package org.meo.payments;

import java.util.function.UnaryOperator;

/**
 * Who authorises and takes the money. Called outside of any transaction and through {@link PaymentGateway} only; every call
 * may be repeated with its key. All of them throw {@link PaymentUnavailableException} when no answer came: then it may have
 * been done or not.
 */
public interface PaymentProvider {

    /** A short name, kept with each payment. */
    String name();

    /** The site to whose pages it sends shoppers: scheme and host; null when they stay in the store. */
    default String site() {
        return null;
    }

    /** Whether it has all the settings that it needs to be offered. */
    default boolean isReady() {
        return true;
    }

    /** Asks for an amount to be set aside. */
    ProviderAnswer authorise(AuthoriseRequest request);

    /**
     * What became of a payment: how the store learns what it did not hear.
     *
     * @param reference the provider's own id; null when none was told
     */
    ProviderAnswer find(String paymentKey, String reference);

    /** Takes what was set aside. */
    ProviderAnswer capture(ProviderCall call);

    /**
     * Gives back what was set aside. Of a key that the provider does not know it makes sure that nothing will be set aside
     * under it later, and approves.
     */
    ProviderAnswer release(ProviderCall call);

    /** Gives back some of what was taken. */
    ProviderAnswer refund(ProviderCall call);

    /**
     * Reads an event.
     *
     * @param headers value of a header by its name; null when there is none
     * @throws EventRefusedException when it does not come from the provider
     */
    ProviderEvent verify(byte[] body, UnaryOperator<String> headers);
}
