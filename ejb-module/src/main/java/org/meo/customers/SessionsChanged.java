package org.meo.customers;

/** Sessions of a customer have ended, or what they say of the customer has changed. */
record SessionsChanged(long customerId) {
}
