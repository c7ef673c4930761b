package org.meo.pricing;

import java.math.BigDecimal;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/**
 * One SKU of a quote.
 *
 * @param unitPrice price of one as it is shown: with or without tax as the quote says; may have more decimals than its
 *                  currency
 * @param total     quantity times unit price, rounded once, before discounts
 * @param discount  what all promotions together take off, at most {@code total}
 * @param tax       of {@link #net()}
 */
public record QuotedLine(String sku, int quantity, BigMoney unitPrice, Money total, Money discount, Money tax,
        BigDecimal taxRate) {

    /** After discounts. */
    public Money net() {
        return total.minus(discount);
    }
}
