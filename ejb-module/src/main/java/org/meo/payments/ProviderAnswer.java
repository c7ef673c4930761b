package org.meo.payments;

/**
 * What a provider says. That no answer came is none of these: it is a {@link PaymentUnavailableException}.
 */
public sealed interface ProviderAnswer {

    /** Whether it was done, now or by an earlier call with the same key. */
    default boolean isApproved() {
        return this instanceof Approved;
    }

    /** @param reference the provider's own id, by which it is asked for the rest */
    record Approved(String reference) implements ProviderAnswer {
    }

    /** @param code why not, in the provider's words; {@link #INSUFFICIENT_FUNDS} and {@link #CREDIT_REFUSED} mean the same for all */
    record Declined(String code) implements ProviderAnswer {

        public static final String INSUFFICIENT_FUNDS = "insufficient_funds";
        public static final String CREDIT_REFUSED = "credit_refused";
    }

    /** The shopper must go to an address and confirm there. */
    record ActionRequired(String reference, String url) implements ProviderAnswer {
    }

    /** The provider works on it and will tell. */
    record Pending(String reference) implements ProviderAnswer {
    }

    /** Nothing is set aside under that key; or it was, and was given back. */
    record Unknown() implements ProviderAnswer {
    }
}
