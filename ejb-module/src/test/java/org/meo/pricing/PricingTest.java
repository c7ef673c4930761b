package org.meo.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PricingTest {

    @Test
    void addsDeliveryBelowTheThreshold() {
        Quote quote = Pricing.quote(List.of(item("PEN", 2, "4.50", "standard")));

        assertThat(quote.subtotal()).isEqualTo(Money.parse("GBP 9.00"));
        assertThat(quote.shipping()).isEqualTo(Money.parse("GBP 3.95"));
        assertThat(quote.total()).isEqualTo(Money.parse("GBP 12.95"));
        assertThat(quote.tax()).isEqualTo(Money.parse("GBP 2.16"));
        assertThat(quote.untilFreeShipping()).isEqualTo(Money.parse("GBP 26.00"));
    }

    @Test
    void deliversFreeFromTheThresholdOn() {
        Quote quote = Pricing.quote(List.of(item("PEN", 7, "5.00", "standard")));

        assertThat(quote.shipping()).isEqualTo(Money.parse("GBP 0.00"));
        assertThat(quote.total()).isEqualTo(Money.parse("GBP 35.00"));
    }

    @Test
    void taxesEachLineByItsClass() {
        Quote quote = Pricing.quote(List.of(item("BOOK", 1, "40.00", "zero"), item("PEN", 1, "12.00", "standard")));

        assertThat(quote.lines()).extracting(QuotedLine::tax)
                .containsExactly(Money.parse("GBP 0.00"), Money.parse("GBP 2.00"));
    }

    @Test
    void keepsTheTraceOfEveryStep() {
        assertThat(Pricing.quote(List.of(item("PEN", 2, "4.50", "standard"))).trace()).containsExactly(
                "2 x PEN at GBP 4.50 = GBP 9.00, tax GBP 1.50", "subtotal GBP 9.00", "delivery GBP 3.95",
                "tax included GBP 2.16", "total GBP 12.95");
    }

    @Test
    void refusesWhatHasNoPrice() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pricing.quote(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Pricing.quote(List.of(item("PEN", 0, "1", "standard"))));
        assertThatIllegalArgumentException().isThrownBy(() -> Pricing.quote(List.of(item("PEN", 1, "1", "luxury"))));
    }

    private static PricedItem item(String sku, int quantity, String price, String taxClass) {
        return new PricedItem(sku, quantity, BigMoney.parse("GBP " + price), taxClass);
    }
}
