package org.meo.pricing;

/**
 * Who buys, where it goes and how it is sent: what taxes, delivery and promotions depend on.
 *
 * @param country        ISO 3166-1 alpha-2, upper case
 * @param region         null when there is none
 * @param postalCode     null when it is not known yet
 * @param shippingMethod its code; null, or one that is not offered: the cheapest
 * @param customerId     null for guests
 * @param customerGroup  null for none
 */
public record Terms(String country, String region, String postalCode, String shippingMethod, Long customerId,
        String customerGroup) {

    /** A guest at home, by the cheapest method. */
    public static final Terms DOMESTIC = new Terms("GB", null, null, null, null, null);
}
