package org.meo.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.meo.customers.Address;
import org.meo.customers.EmailAddress;
import org.meo.shared.BusinessException;

class OrderTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void beginsPendingWithNumberAndKeyOfItsOwn() {
        Order order = newOrder();

        assertThat(order.status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
        assertThat(order.number()).matches("M-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(order.accessKey()).hasSize(24).isNotEqualTo(newOrder().accessKey());
        assertThat(order.view().placedAt()).isNull();
    }

    @Test
    void keepsWhatWasBought() {
        OrderView view = newOrder().view();

        assertThat(view.lines()).extracting(OrderLineView::sku, OrderLineView::quantity, OrderLineView::lineTotal)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("PEN", 2, Money.parse("GBP 9.00")));
        assertThat(view.total()).isEqualTo(Money.parse("GBP 12.95"));
        assertThat(view.shipTo().city()).isEqualTo("Leeds");
    }

    @Test
    void isPlacedOnce() {
        Order order = newOrder();
        order.place(NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
        assertThat(order.view().placedAt()).isEqualTo(NOW);
        assertRefused(() -> order.place(NOW));
    }

    @Test
    void rejectsPaymentFailureOfPlacedOrder() {
        Order order = newOrder();
        order.place(NOW);

        assertRefused(order::failPayment);
    }

    @Test
    void rejectsPlacingAfterPaymentFailed() {
        Order order = newOrder();
        order.failPayment();

        assertRefused(() -> order.place(NOW));
    }

    @Test
    void isShippedInParts() {
        Order order = newOrder();
        order.place(NOW);
        order.ship(false, NOW);
        order.ship(false, NOW);
        assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_SHIPPED);
        order.ship(true, NOW);
        assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
        assertRefused(() -> order.ship(true, NOW));
    }

    @Test
    void rejectsShippingBeforePayment() {
        assertRefused(() -> newOrder().ship(true, NOW));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(BusinessException.class,
                refused -> assertThat(refused.code()).isEqualTo("ORDER_STATUS"));
    }

    private static Order newOrder() {
        return new Order(new NewOrder("web", null, 1L,
                new NewOrder.Buyer(null, new EmailAddress("a@example.com"), null, Locale.UK),
                new Address("A Buyer", "1 High Street", null, "Leeds", null, "LS1 1AA", "GB"), null,
                List.of(new NewOrder.Line("PEN", "Pen", "", "pen.svg", 2, BigMoney.parse("GBP 4.50"),
                        Money.parse("GBP 9.00"), Money.parse("GBP 0.00"), Money.parse("GBP 1.50"), new BigDecimal("0.20"))),
                new NewOrder.Amounts(Money.parse("GBP 9.00"), Money.parse("GBP 0.00"), Money.parse("GBP 3.95"),
                        Money.parse("GBP 2.16"), true, Money.parse("GBP 12.95"), Money.parse("GBP 0.00")),
                "standard", "card", List.of("total GBP 12.95")), NOW);
    }
}
