package org.meo.customers;

/**
 * A customer's account is being deleted, in the current transaction: whoever keeps something of the customer's lets go of
 * it, and keeps what the books need without the account's number.
 *
 * @param email that the account had
 */
public record CustomerErased(long customerId, String email) {
}
