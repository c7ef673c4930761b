package org.meo.orders;

import java.time.Instant;

/**
 * Which orders a list holds; null leaves the choice open.
 *
 * @param search  an order number, a partner's number of an order, an e-mail address or its beginning, or words of a name
 * @param from    begun at or after
 * @param before  begun before
 */
public record OrderFilter(OrderStatus status, String channel, String search, Instant from, Instant before) {

    public static final OrderFilter ALL = new OrderFilter(null, null, null, null, null);
}
