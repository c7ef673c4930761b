package org.meo.customers;

import java.math.BigDecimal;

/**
 * A way by which partners sell, and what the store agreed with them about it.
 *
 * @param agreedPrices   whether orders may name their own prices; else a price that is named must be the store's
 * @param opensCustomers whether customers who are not known yet are customers from their first order on
 * @param creditLimit    what such a customer may owe, in the currency of the first order
 * @param paymentDays    and within how many days it is to be paid
 */
public record Channel(String code, String name, boolean agreedPrices, boolean opensCustomers, BigDecimal creditLimit,
        int paymentDays) {
}
