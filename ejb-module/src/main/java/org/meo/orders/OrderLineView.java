package org.meo.orders;

import org.joda.money.BigMoney;
import org.joda.money.Money;

/** A line as it was bought; name, picture and price do not follow the catalogue any more. */
public record OrderLineView(String sku, String name, String label, String picture, int quantity, BigMoney unitPrice,
        Money lineTotal) {
}
