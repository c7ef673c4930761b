package org.meo.orders;

import java.util.List;
import java.util.Locale;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.meo.customers.Address;
import org.meo.customers.EmailAddress;

/**
 * All that an order begins with.
 *
 * @param channel    where it came from, {@code web} for the shop's pages
 * @param externalId the channel's own id, unique in it; null when it has none
 * @param cartId     null when it came from no cart
 * @param tax        inside {@code total}
 */
public record NewOrder(String channel, String externalId, Long cartId, EmailAddress email, Locale locale,
        Address shipTo, List<Line> lines, Money subtotal, Money shipping, Money tax, Money total, List<String> priceTrace) {

    public NewOrder {
        lines = List.copyOf(lines);
        priceTrace = List.copyOf(priceTrace);
    }

    public record Line(String sku, String name, String label, String picture, int quantity, BigMoney unitPrice,
            Money total, Money tax) {
    }
}
