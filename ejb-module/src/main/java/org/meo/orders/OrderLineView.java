package org.meo.orders;

import java.math.BigDecimal;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/**
 * A line as it was bought; name, picture and price do not follow the catalogue any more.
 *
 * @param lineTotal before discounts
 * @param tax       of what is left after discounts
 */
public record OrderLineView(String sku, String name, String label, String picture, int quantity, BigMoney unitPrice,
        Money lineTotal, Money discount, Money tax, BigDecimal taxRate) {

    /** What was left to pay. */
    public Money net() {
        return lineTotal.minus(discount);
    }
}
