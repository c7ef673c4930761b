package org.meo.pricing;

import java.math.BigDecimal;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/**
 * One SKU of a quote.
 *
 * @param unitPrice may have more decimals than its currency
 * @param total     quantity times unit price, rounded once, before discounts
 * @param discount  its part of all discounts; between zero and {@code total}
 * @param tax       inside {@code net} or on top of it, as the quote says
 * @param taxRate   for instance 0.20
 */
public record QuotedLine(String sku, int quantity, BigMoney unitPrice, Money total, Money discount, Money tax,
        BigDecimal taxRate) {

    /** What is left to pay. */
    public Money net() {
        return total.minus(discount);
    }
}
