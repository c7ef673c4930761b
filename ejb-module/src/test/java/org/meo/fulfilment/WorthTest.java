package org.meo.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.meo.customers.Address;
import org.meo.orders.OrderLineView;
import org.meo.orders.OrderStatus;
import org.meo.orders.OrderView;

class WorthTest {

    @Property
    void piecesOfALineAreWorthWhatWasPaidForItHoweverTheyComeBack(@ForAll @IntRange(min = 1, max = 60) int quantity,
            @ForAll @LongRange(min = 0, max = 100_000) long pence, @ForAll @IntRange(min = 0, max = 60) int first) {
        Worth worth = new Worth(order(line("PEN", quantity, pence, 0), true));
        int part = Math.min(first, quantity);

        assertThat(worth.of("PEN", 0, part).plus(worth.of("PEN", part, quantity - part))).isEqualTo(money(pence));
    }

    @Test
    void discountsAreTakenOffAndTaxOnTopIsPutOn() {
        assertThat(new Worth(order(line("PEN", 3, 1000, 100), true)).of("PEN", 0, 3)).isEqualTo(money(900));
        assertThat(new Worth(order(line("PEN", 3, 1000, 100), false)).of("PEN", 0, 3)).isEqualTo(money(1050));
        assertThat(new Worth(order(line("PEN", 3, 1000, 0), true)).of("PEN", 0, 1)).isEqualTo(money(334));
        assertThat(new Worth(order(line("PEN", 3, 1000, 0), true)).of("PEN", 1, 1)).isEqualTo(money(333));
    }

    @Test
    void moreThanThereIsAndWhatIsNotThereIsWorthNothing() {
        Worth worth = new Worth(order(line("PEN", 2, 1000, 0), true));

        assertThat(worth.of("PEN", 2, 5)).isEqualTo(money(0));
        assertThat(worth.of("INK", 0, 1)).isEqualTo(money(0));
    }

    private static Money money(long pence) {
        return Money.ofMinor(CurrencyUnit.GBP, pence);
    }

    @Test
    void deliveryIsWorthWhatTheCheapestWayCostsWithItsTax() {
        assertThat(new Worth(sent("3.95", null, "1.50", true)).delivery()).isEqualTo(money(395));
        assertThat(new Worth(sent("9.95", "3.95", "1.50", true)).delivery()).isEqualTo(money(395));
        assertThat(new Worth(sent("9.95", "0.00", "1.50", true)).delivery()).isEqualTo(money(0));
        assertThat(new Worth(sent("0.00", "3.95", "1.50", true)).delivery()).isEqualTo(money(0));
        assertThat(new Worth(sent("5.00", "5.00", "2.50", false)).delivery()).isEqualTo(money(600));
        assertThat(new Worth(sent("10.00", "3.33", "3.50", false)).delivery()).isEqualTo(money(400));
    }

    private static OrderView sent(String shipping, String standard, String tax, boolean taxIncluded) {
        OrderView order = order(line("PEN", 2, 900, 0), taxIncluded);
        return new OrderView(order.number(), order.accessKey(), order.channel(), null, null, null, order.status(), order.email(),
                order.locale(), null, order.shipTo(), null, order.lines(), order.subtotal(), order.discount(),
                Money.parse("GBP " + shipping), standard == null ? null : Money.parse("GBP " + standard), Money.parse("GBP " + tax),
                taxIncluded, order.total(), order.giftCards(), "express", "card", order.createdAt(), order.placedAt());
    }

    /** Taxed with 1.50. */
    private static OrderLineView line(String sku, int quantity, long pence, long discount) {
        return new OrderLineView(sku, "Pen", "", "", quantity, BigMoney.of(CurrencyUnit.GBP, BigDecimal.ONE), money(pence),
                money(discount), money(150), new BigDecimal("0.20"));
    }

    private static OrderView order(OrderLineView line, boolean taxIncluded) {
        Address address = new Address("A", "1 High Street", null, "Leeds", null, "LS1 1AA", "GB");
        Money zero = Money.zero(CurrencyUnit.GBP);
        return new OrderView("M-00000-00001", "key", "web", null, null, null, OrderStatus.SHIPPED, "a@example.com", "en-GB", null,
                address, null, List.of(line), line.lineTotal(), line.discount(), zero, null, line.tax(),
                taxIncluded, taxIncluded ? line.net() : line.net().plus(line.tax()), zero, "standard", "card", Instant.EPOCH, Instant.EPOCH);
    }
}
