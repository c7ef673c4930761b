package org.meo.messaging;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The addresses that partners know, as published in the contracts. */
public final class Addresses {

    public static final String ORDERS_IN = "meo.orders.in";
    public static final String ORDER_REPLIES = "meo.orders.replies";
    public static final String STOCK_IN = "meo.stock.in";
    public static final String CATALOG_IN = "meo.catalog.in";
    public static final String REPLAY_IN = "meo.replay.in";
    public static final String FULFILMENT_OUT = "meo.fulfilment.out";
    public static final String SHIPMENTS_IN = "meo.shipments.in";
    public static final String ORDER_EVENTS = "meo.events.orders";
    public static final String STOCK_EVENTS = "meo.events.stock";
    /** All of them. */
    public static final List<String> ALL = List.of(ORDERS_IN, STOCK_IN, CATALOG_IN, SHIPMENTS_IN, REPLAY_IN, ORDER_REPLIES,
            FULFILMENT_OUT, ORDER_EVENTS, STOCK_EVENTS);
    /** From which the store itself takes. */
    public static final List<String> TAKEN = List.of(ORDERS_IN, STOCK_IN, CATALOG_IN, SHIPMENTS_IN, REPLAY_IN);
    private static final String OWN_REPLIES = ORDER_REPLIES + ".";
    private static final String DEAD_LETTERS = "meo.dlq.";
    private static final Set<String> TOPICS = Set.of(ORDER_EVENTS, STOCK_EVENTS);

    /** How the broker calls temporary queues: no name that one of the store's own could have. */
    private static final Pattern TEMPORARY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Addresses() {
    }

    /** Whether a partner who wants to be answered there may read there: the store could write anywhere. */
    public static boolean mayBeAnswered(String address) {
        return address.equals(ORDER_REPLIES) || TEMPORARY.matcher(address).matches();
    }

    /** As {@link #mayBeAnswered(String)}, for a partner who may have a queue of its own. */
    public static boolean mayBeAnswered(String address, String partner) {
        return mayBeAnswered(address) || address.equals(repliesOf(partner));
    }

    /** Where a partner who has a queue of its own reads answers. */
    public static String repliesOf(String partner) {
        return OWN_REPLIES + partner;
    }

    /** Whether an address comes and goes with partners. */
    static boolean isPartners(String address) {
        return address.startsWith(OWN_REPLIES) || TEMPORARY.matcher(address).matches();
    }

    public static boolean isTopic(String address) {
        return TOPICS.contains(address);
    }

    /** Where what came to an address and can't be handled is kept. */
    public static String deadLettersOf(String address) {
        return DEAD_LETTERS + address;
    }
}
