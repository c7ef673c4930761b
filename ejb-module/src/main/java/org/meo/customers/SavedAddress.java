package org.meo.customers;

/** An address of a customer's address book. */
public record SavedAddress(long id, Address address, boolean isDefault) {
}
