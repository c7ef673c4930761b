package org.meo.customers;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.meo.shared.Language;

/**
 * An account that is not deleted.
 *
 * @param group       null for none
 * @param creditLimit up to which invoices may be open; empty for whoever pays at once
 * @param verifiedAt  since when it is certain that the address is the customer's; null before
 */
public record CustomerView(long id, String email, String name, Language language, Set<Role> roles, String group,
        Optional<Money> creditLimit, Instant createdAt, Instant verifiedAt, boolean secondFactor) {

    public CustomerView {
        roles = Set.copyOf(roles);
    }
}
