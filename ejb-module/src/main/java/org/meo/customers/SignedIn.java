package org.meo.customers;

import java.util.Set;

/**
 * Who is signed in.
 *
 * @param roles always with {@link Role#CUSTOMER}
 * @param group of customers that prices and promotions may know; null for none
 */
public record SignedIn(long customerId, String email, String name, Set<Role> roles, String group) {

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    /** Whether one of the roles is among these. */
    public boolean hasAny(Set<Role> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }

    public boolean isStaff() {
        return hasAny(Role.STAFF);
    }
}
