package org.meo.customers;

/**
 * The session that a browser's cookie names.
 *
 * @param confirmed    whether it began with a code of the second factor
 * @param secondFactor whether the account has one
 */
public record CurrentSession(long id, SignedIn customer, boolean confirmed, boolean secondFactor) {
}
