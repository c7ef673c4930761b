package org.meo.messaging;

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
    private static final String DEAD_LETTERS = "meo.dlq.";

    private Addresses() {
    }

    /** Where what came to an address and can't be handled is kept. */
    public static String deadLettersOf(String address) {
        return DEAD_LETTERS + address;
    }
}
