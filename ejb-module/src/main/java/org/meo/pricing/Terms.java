package org.meo.pricing;

/**
 * Who buys, where it goes and how it is sent: what decides taxes, delivery and promotions.
 *
 * @param country        ISO 3166-1 alpha-2
 * @param region         null when not known
 * @param postalCode     null when not known
 * @param shippingMethod its code; null for the cheapest
 * @param customerId     null for a guest
 * @param customerGroup  null for none
 */
public record Terms(String country, String region, String postalCode, String shippingMethod, Long customerId,
        String customerGroup) {

    /** A guest in the store's own country, before anything more is known. */
    public static final Terms DOMESTIC = new Terms("GB", null, null, null, null, null);
}
