package org.meo.customers;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What somebody signed in may do. Everybody is a {@link #CUSTOMER}; the others are those who work in the store. */
public enum Role {

    CUSTOMER, SUPPORT, CATALOGUE, ADMIN;

    /** Roles of those who work in the store. */
    public static final Set<Role> STAFF = Collections.unmodifiableSet(EnumSet.of(SUPPORT, CATALOGUE, ADMIN));

    /** @param names as the database lists them, parted by commas; null when there are none */
    static Set<Role> parse(String names) {
        EnumSet<Role> roles = EnumSet.of(CUSTOMER);
        if (names != null) {
            Arrays.stream(names.split(",")).map(Role::valueOf).forEach(roles::add);
        }
        return Collections.unmodifiableSet(roles);
    }
}
