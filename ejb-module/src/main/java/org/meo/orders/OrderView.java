package org.meo.orders;

import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.meo.customers.Address;

/**
 * An order as its page and its mails show it.
 *
 * @param externalId the channel's own id, null when it has none
 * @param cartId     the cart it came from, null when it came from none
 * @param locale     BCP 47 tag of the language to write to the shopper in
 * @param placedAt   null until it is placed
 * @param tax        inside {@code total}
 */
public record OrderView(String number, String accessKey, String channel, String externalId, Long cartId,
        OrderStatus status, String email, String locale, Address shipTo, List<OrderLineView> lines, Money subtotal,
        Money shipping, Money tax, Money total, Instant createdAt, Instant placedAt) {

    public OrderView {
        lines = List.copyOf(lines);
    }
}
