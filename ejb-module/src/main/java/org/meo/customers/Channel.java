package org.meo.customers;

import java.math.BigDecimal;
import java.util.List;

/**
 * A way by which partners sell, and what the store agreed with them about it.
 *
 * @param active         whether it takes orders
 * @param partners       the broker users that sell by it, in the order of their names; nobody sells by one without any
 * @param agreedPrices   whether orders may name their own prices; else a price that is named must be the store's
 * @param opensCustomers whether customers who are not known yet are customers from their first order on
 * @param creditLimit    what such a customer may owe, in the currency of the first order
 * @param paymentDays    and within how many days it is to be paid
 * @param version        counts its changes, from 0
 */
public record Channel(String code, String name, boolean active, List<String> partners, boolean agreedPrices,
        boolean opensCustomers, BigDecimal creditLimit, int paymentDays, int version) {

    public Channel {
        partners = List.copyOf(partners);
    }

    /** @param partner the broker user */
    public boolean isOpenTo(String partner) {
        return active && partners.contains(partner);
    }
}
