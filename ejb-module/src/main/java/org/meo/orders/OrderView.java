package org.meo.orders;

import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.meo.customers.Address;

/**
 * An order as its page and its mails show it.
 *
 * @param externalId  the channel's own id, null when it has none
 * @param cartId      the cart it came from, null when it came from none or that is gone
 * @param customerId  null for a guest
 * @param email       null when mails are not wanted
 * @param locale      BCP 47 tag of the language to write to the shopper in
 * @param phone       null when not known
 * @param billTo      null when it is the same as {@code shipTo}
 * @param subtotal    before discounts
 * @param standardShipping what the cheapest way of delivery would have cost; null where it was not noted
 * @param tax         inside {@code total}, whether the prices include it or not
 * @param giftCards   what gift cards pay of {@code total}
 * @param shippingMethod its code, null when none was said
 * @param paymentMethod  its code, null when none was said
 * @param placedAt    null until it is placed
 */
public record OrderView(String number, String accessKey, String channel, String externalId, Long cartId, Long customerId,
        OrderStatus status, String email, String locale, String phone, Address shipTo, Address billTo,
        List<OrderLineView> lines, Money subtotal, Money discount, Money shipping, Money standardShipping, Money tax,
        boolean taxIncluded, Money total, Money giftCards, String shippingMethod, String paymentMethod, Instant createdAt, Instant placedAt) {

    public OrderView {
        lines = List.copyOf(lines);
    }

    /** As {@code giftCards}, by the name that a quote has for it. */
    public Money paidByCards() {
        return giftCards;
    }

    /** What a payment is asked for; may be zero. */
    public Money due() {
        return total.minus(giftCards);
    }
}
