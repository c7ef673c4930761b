package org.meo.pricing;

import org.joda.money.BigMoney;
import org.joda.money.Money;

/**
 * One SKU of a quote.
 *
 * @param unitPrice gross price of one, may have more decimals than its currency
 * @param total     quantity times unit price, rounded once
 * @param tax       the tax inside {@code total}
 */
public record QuotedLine(String sku, int quantity, BigMoney unitPrice, Money total, Money tax) {
}
