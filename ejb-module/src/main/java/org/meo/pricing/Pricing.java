package org.meo.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.shared.Rounding;

/**
 * From items to a quote. Pure: the same items give the same quote. Prices include tax at the United Kingdom's rates of
 * VAT (gov.uk/vat-rates); delivery is taxed at the standard rate.
 */
public final class Pricing {

    private static final String STANDARD = "standard";
    private static final Map<String, BigDecimal> RATES = Map.of(
            STANDARD, new BigDecimal("0.20"), "reduced", new BigDecimal("0.05"), "zero", BigDecimal.ZERO);
    private static final BigDecimal SHIPPING = new BigDecimal("3.95");
    private static final BigDecimal FREE_SHIPPING_FROM = new BigDecimal("35.00");

    private Pricing() {
    }

    /**
     * @param items of one currency, not empty
     * @throws IllegalArgumentException when empty, or a quantity is not above zero, or a tax class is unknown
     */
    public static Quote quote(List<PricedItem> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("nothing to price");
        }
        CurrencyUnit currency = items.get(0).unitPrice().getCurrencyUnit();
        List<String> trace = new ArrayList<>();
        List<QuotedLine> lines = items.stream().map(item -> quoteLine(item, trace)).toList();
        Money subtotal = lines.stream().map(QuotedLine::total).reduce(Money.zero(currency), Money::plus);
        trace.add("subtotal " + subtotal);
        Money threshold = Money.of(currency, FREE_SHIPPING_FROM);
        boolean free = !subtotal.isLessThan(threshold);
        Money shipping = free ? Money.zero(currency) : Money.of(currency, SHIPPING);
        trace.add(free ? "delivery free from " + threshold : "delivery " + shipping);
        Money tax = lines.stream().map(QuotedLine::tax).reduce(Money.zero(currency), Money::plus)
                .plus(Rounding.taxIncluded(shipping, RATES.get(STANDARD)));
        trace.add("tax included " + tax);
        Money total = subtotal.plus(shipping);
        trace.add("total " + total);
        return new Quote(lines, subtotal, Money.zero(currency), List.of(), STANDARD, shipping, tax, true, total, List.of(), total,
                free ? Money.zero(currency) : threshold.minus(subtotal), trace);
    }

    private static QuotedLine quoteLine(PricedItem item, List<String> trace) {
        if (item.quantity() < 1) {
            throw new IllegalArgumentException(item.quantity() + " of " + item.sku());
        }
        BigDecimal rate = RATES.get(item.taxClass());
        if (rate == null) {
            throw new IllegalArgumentException("unknown tax class " + item.taxClass() + " of " + item.sku());
        }
        Money total = Rounding.lineTotal(item.unitPrice(), item.quantity());
        Money tax = Rounding.taxIncluded(total, rate);
        trace.add(item.quantity() + " x " + item.sku() + " at " + item.unitPrice() + " = " + total + ", tax " + tax);
        return new QuotedLine(item.sku(), item.quantity(), item.unitPrice(), total, Money.zero(total.getCurrencyUnit()), tax, rate);
    }
}
