package org.meo.customers;

import org.joda.money.Money;

/** A customer may owe another sum from now on, in the current transaction; zero for whoever pays at once. */
public record CreditLimitChanged(long customerId, Money limit) {
}
