package org.meo.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.meo.customers.Address;
import org.meo.fulfilment.ReturnReason;
import org.meo.fulfilment.ReturnState;
import org.meo.fulfilment.ReturnView;
import org.meo.fulfilment.ShipmentView;
import org.meo.orders.OrderLineView;
import org.meo.orders.OrderStatus;
import org.meo.orders.OrderView;

class MailTextsTest {

    @Test
    void confirmationTellsWhatWasBoughtAndWhereToLook() {
        Mail mail = new MailTexts(order("A Buyer", "en-GB"), "https://shop.example").confirmation();

        assertThat(mail.subject()).isEqualTo("Your Meo order M-AAAAA-BBBBB");
        assertThat(mail.text()).contains("2 × Pen (blue)", "£9.00", "£12.95", "https://shop.example/order/M-AAAAA-BBBBB?key=secret");
        assertThat(mail.html()).contains("2 × Pen (blue)", "£12.95", "/order/M-AAAAA-BBBBB?key=secret");
        assertThat(mail.occasion()).isEqualTo("order-placed:M-AAAAA-BBBBB");
    }

    @Test
    void speaksTheLanguageOfTheOrder() {
        Mail mail = new MailTexts(order("Käufer", "de-DE"), "https://shop.example").confirmation();

        assertThat(mail.subject()).isEqualTo("Ihre Meo-Bestellung M-AAAAA-BBBBB");
        assertThat(mail.text()).contains("12,95", "https://shop.example/de/order/M-AAAAA-BBBBB?key=secret");
    }

    @Test
    void namesMarkupAsTextInHtml() {
        Mail mail = new MailTexts(order("<script>alert('x')</script>", "en-GB"), "https://shop.example").confirmation();

        assertThat(mail.html()).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    void shippingMailNamesCarrierAndTracking() {
        Mail mail = new MailTexts(order("A Buyer", "en-GB"), "https://shop.example").shipped(7,
                new ShipmentView("Royal Mail", "RM1", Instant.EPOCH, List.of(new ShipmentView.Line("PEN", 2))));

        assertThat(mail.text()).contains("Royal Mail", "RM1", "2 × Pen (blue)");
        assertThat(mail.occasion()).isEqualTo("shipped:7");
    }

    @Test
    void everyStepAfterTheSaleIsToldInBothLanguages() {
        for (String locale : List.of("en-GB", "de-DE")) {
            MailTexts texts = new MailTexts(order("A Buyer", locale), "https://shop.example");
            assertThat(texts.cancelled().text()).contains("M-AAAAA-BBBBB", "2 × Pen (blue)");
            assertThat(texts.refunded(9, Money.parse("GBP 4.50")).text()).contains("4", "50", "M-AAAAA-BBBBB");
            assertThat(texts.paymentFailed().text()).contains("/checkout").doesNotContain("{0}");
            for (ReturnState state : List.of(ReturnState.REQUESTED, ReturnState.APPROVED, ReturnState.REFUSED, ReturnState.RECEIVED)) {
                Mail mail = texts.returned(goods(state), "worn");
                assertThat(mail.text()).contains("M-AAAAA-BBBBB", "1 × Pen (blue)", "worn").doesNotContain("{0}");
                assertThat(mail.occasion()).isEqualTo("return:7:" + state);
            }
        }
    }

    @Test
    void triesToPayForOneCartAreToldOfOnce() {
        assertThat(new MailTexts(order("A Buyer", "en-GB"), "https://shop.example").paymentFailed().occasion())
                .isEqualTo("payment-failed:cart 1");
    }

    private static ReturnView goods(ReturnState state) {
        return new ReturnView(7, "M-AAAAA-BBBBB", state, ReturnReason.DAMAGED, "", Money.parse("GBP 4.50"), null, Instant.EPOCH,
                List.of(new ReturnView.Line("PEN", 1, Money.parse("GBP 4.50"), 0, 0)));
    }

    private static OrderView order(String name, String locale) {
        return new OrderView("M-AAAAA-BBBBB", "secret", "web", null, 1L, null, OrderStatus.PLACED, "a@example.com", locale, null,
                new Address(name, "1 High Street", null, "Leeds", null, "LS1 1AA", "GB"), null,
                List.of(new OrderLineView("PEN", "Pen", "blue", "pen.svg", 2, BigMoney.parse("GBP 4.50"), Money.parse("GBP 9.00"),
                        Money.parse("GBP 0.00"), Money.parse("GBP 1.50"), new BigDecimal("0.20"))),
                Money.parse("GBP 9.00"), Money.parse("GBP 0.00"), Money.parse("GBP 3.95"), null, Money.parse("GBP 2.16"),
                true, Money.parse("GBP 12.95"), Money.parse("GBP 0.00"), "standard", "card", Instant.EPOCH, Instant.EPOCH);
    }
}
