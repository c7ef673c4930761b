package org.meo.customers;

/**
 * A customer as the partner numbers them.
 *
 * @param id          by which what they owe is kept; no customer with an account has the same
 * @param paymentDays within how many days they pay what they owe, at most
 */
public record PartnerCustomer(long id, String channel, String externalId, String name, int paymentDays) {

    /** By which partners know a customer. */
    public record Key(String channel, String externalId) {
    }
}
