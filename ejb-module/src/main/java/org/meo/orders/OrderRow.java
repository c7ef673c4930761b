package org.meo.orders;

import java.time.Instant;
import org.joda.money.Money;

/**
 * An order as lists show it.
 *
 * @param id         where the next page begins, together with {@code createdAt}
 * @param email      null when mails are not wanted
 * @param externalId the channel's own number of it; null when it has none
 */
public record OrderRow(long id, String number, OrderStatus status, String channel, String name, String email, Money total,
        Instant createdAt, String externalId) {
}
