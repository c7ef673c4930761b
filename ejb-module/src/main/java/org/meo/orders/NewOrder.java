package org.meo.orders;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.meo.customers.Address;
import org.meo.customers.EmailAddress;

/**
 * All that an order begins with.
 *
 * @param channel where it came from, {@code web} for the shop's pages
 * @param externalId the channel's own id, unique in it; null when it has none
 * @param cartId  null when it came from no cart
 * @param partner null for the shop's own
 */
public record NewOrder(String channel, String externalId, Long cartId, Buyer buyer, Address shipTo, Address billTo,
        List<Line> lines, Amounts amounts, String shippingMethod, String paymentMethod, List<String> priceTrace,
        PartnerTerms partner) {

    public NewOrder {
        lines = List.copyOf(lines);
        priceTrace = List.copyOf(priceTrace);
    }

    /** An order of the shop's own. */
    public NewOrder(String channel, String externalId, Long cartId, Buyer buyer, Address shipTo, Address billTo,
            List<Line> lines, Amounts amounts, String shippingMethod, String paymentMethod, List<String> priceTrace) {
        this(channel, externalId, cartId, buyer, shipTo, billTo, lines, amounts, shippingMethod, paymentMethod, priceTrace, null);
    }

    /**
     * @param customerId null for a guest
     * @param email      null when mails are not wanted
     * @param phone      null when not known
     * @param locale     the language to write to the buyer in
     */
    public record Buyer(Long customerId, EmailAddress email, String phone, Locale locale) {
    }

    /**
     * {@code total = subtotal - discount + shipping}, and {@code + tax} where it is not included.
     *
     * @param standardShipping what the cheapest way of delivery would have cost
     * @param giftCards what gift cards pay of the total
     */
    public record Amounts(Money subtotal, Money discount, Money shipping, Money standardShipping, Money tax,
            boolean taxIncluded, Money total, Money giftCards) {

        /** Where there was one way of delivery only. */
        public Amounts(Money subtotal, Money discount, Money shipping, Money tax, boolean taxIncluded, Money total,
                Money giftCards) {
            this(subtotal, discount, shipping, shipping, tax, taxIncluded, total, giftCards);
        }
    }

    /**
     * @param total before discounts
     * @param tax   of what is left after discounts
     */
    public record Line(String sku, String name, String label, String picture, int quantity, BigMoney unitPrice, Money total,
            Money discount, Money tax, BigDecimal taxRate) {
    }
}
