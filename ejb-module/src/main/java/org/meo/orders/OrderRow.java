package org.meo.orders;

import java.time.Instant;
import org.joda.money.Money;

/**
 * An order as lists show it.
 *
 * @param id where the next page begins, together with {@code createdAt}
 */
public record OrderRow(long id, String number, OrderStatus status, String channel, String name, String email, Money total,
        Instant createdAt) {
}
