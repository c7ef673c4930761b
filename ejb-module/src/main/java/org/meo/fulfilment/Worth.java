package org.meo.fulfilment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.joda.money.Money;
import org.joda.money.MoneyUtils;
import org.meo.orders.OrderLineView;
import org.meo.orders.OrderView;
import org.meo.shared.Rounding;

/**
 * What pieces of an order were bought for: after discounts, with tax. Each line is split over its pieces by largest
 * remainder, so that all of them together are worth just what was paid for the line.
 */
final class Worth {

    private final OrderView order;

    Worth(OrderView order) {
        this.order = order;
    }

    /**
     * @param gone  pieces of the SKU that went back or were called off before
     * @param count of pieces that follow these
     */
    Money of(String sku, int gone, int count) {
        Money zero = Money.zero(order.total().getCurrencyUnit());
        List<Money> pieces = new ArrayList<>();
        order.lines().stream().filter(line -> line.sku().equals(sku)).forEach(line -> pieces.addAll(pieces(line)));
        int from = Math.min(gone, pieces.size());
        return pieces.subList(from, Math.min(from + count, pieces.size())).stream().reduce(zero, Money::plus);
    }

    /** What is given back of the delivery when all of the order comes back: of an express one, what the cheapest would have cost. */
    Money delivery() {
        Money paid = order.shipping();
        Money due = order.standardShipping() == null ? paid : MoneyUtils.min(paid, order.standardShipping());
        if (order.taxIncluded() || paid.isZero()) {
            return due;
        }
        Money tax = order.lines().stream().map(OrderLineView::tax).reduce(order.tax(), Money::minus);
        return due.plus(tax.multipliedBy(due.getAmount().divide(paid.getAmount(), MathContext.DECIMAL64), RoundingMode.HALF_EVEN));
    }

    private List<Money> pieces(OrderLineView line) {
        Money paid = order.taxIncluded() ? line.net() : line.net().plus(line.tax());
        return Rounding.split(paid, Collections.nCopies(line.quantity(), BigDecimal.ONE));
    }
}
