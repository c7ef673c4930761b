package org.meo.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.meo.pricing.Examples.GERMANY;
import static org.meo.pricing.Examples.JAPAN;
import static org.meo.pricing.Examples.TRADE;
import static org.meo.pricing.Examples.gbp;
import static org.meo.pricing.Examples.item;
import static org.meo.pricing.Examples.price;
import static org.meo.pricing.Examples.quote;
import static org.meo.pricing.Examples.rules;

import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;

class PricingTest {

    @Test
    void addsDeliveryBelowTheThreshold() {
        Quote quote = quote(rules(), item("PEN", 2, "4.50"));

        assertThat(quote.subtotal()).isEqualTo(gbp("9.00"));
        assertThat(quote.shipping()).isEqualTo(gbp("3.95"));
        assertThat(quote.total()).isEqualTo(gbp("12.95"));
        assertThat(quote.due()).isEqualTo(gbp("12.95"));
        assertThat(quote.tax()).isEqualTo(gbp("2.16"));
        assertThat(quote.untilFreeShipping()).isEqualTo(gbp("26.00"));
    }

    @Test
    void deliversFreeFromTheThresholdOn() {
        Quote quote = quote(rules(), item("PEN", 7, "5.00"));

        assertThat(quote.shipping()).isEqualTo(gbp("0.00"));
        assertThat(quote.total()).isEqualTo(gbp("35.00"));
    }

    @Test
    void taxesEachLineByItsClass() {
        Quote quote = quote(rules(), item("BOOK", 1, "40.00", "zero"), item("PEN", 1, "12.00"));

        assertThat(quote.lines()).extracting(QuotedLine::tax).containsExactly(gbp("0.00"), gbp("2.00"));
    }

    @Test
    void keepsTheTraceOfEveryStep() {
        assertThat(quote(rules(), item("PEN", 2, "4.50")).trace()).containsExactly(
                "2 x PEN at GBP 4.50 = GBP 9.00, tax GBP 1.50", "subtotal GBP 9.00", "delivery gb-standard GBP 3.95",
                "tax included GBP 2.16 (HOME)", "total GBP 12.95");
    }

    @Test
    void refusesWhatHasNoPrice() {
        assertThatIllegalArgumentException().isThrownBy(() -> quote(rules()));
        assertThatIllegalArgumentException().isThrownBy(() -> quote(rules(), item("PEN", 0, "1")));
        assertThatIllegalArgumentException().isThrownBy(() -> quote(rules(), item("PEN", 1, "1", "luxury")));
    }

    @Test
    void theSamePriceHoldsTheTaxOfWhereItGoes() {
        Quote quote = price(rules(), GERMANY, item("BOOK", 1, "10.70", "reduced"), item("PEN", 1, "100.00")).quote();

        assertThat(quote.taxIncluded()).isTrue();
        assertThat(quote.total()).isEqualTo(gbp("110.70"));
        assertThat(quote.lines()).extracting(QuotedLine::tax).containsExactly(gbp("0.70"), gbp("15.97"));
        assertThat(quote.lines().get(0).taxRate()).isEqualByComparingTo("0.07");
    }

    @Test
    void aClassWithoutARateHasTheStandardOne() {
        Terms france = new Terms("FR", null, null, null, null, null);

        assertThat(price(rules(), france, item("BOOK", 1, "12.00", "zero")).quote().lines().get(0).tax()).isEqualTo(gbp("2.00"));
    }

    @Test
    void exportsLeaveWithoutTax() {
        Quote quote = price(rules(), JAPAN, item("PEN", 2, "12.00")).quote();

        assertThat(quote.taxIncluded()).isFalse();
        assertThat(quote.lines().get(0).unitPrice()).isEqualTo(Money.parse("GBP 10.00").toBigMoney());
        assertThat(quote.subtotal()).isEqualTo(gbp("20.00"));
        assertThat(quote.shipping()).isEqualTo(gbp("13.29"));
        assertThat(quote.tax()).isEqualTo(gbp("0.00"));
        assertThat(quote.total()).isEqualTo(gbp("33.29"));
    }

    @Test
    void taxIsAddedAtTheEndWherePricesAreShownWithout() {
        Quote trade = price(rules(), TRADE, item("PEN", 2, "12.00")).quote();
        Quote california = price(rules(), new Terms("US", "ca ", null, null, null, null), item("PEN", 2, "12.00")).quote();

        assertThat(trade.tax()).isEqualTo(gbp("4.66"));
        assertThat(trade.total()).isEqualTo(gbp("27.95"));
        assertThat(california.lines().get(0).tax()).isEqualTo(gbp("1.45"));
        assertThat(california.total()).isEqualTo(california.subtotal().plus(california.shipping()).plus(california.tax()));
    }

    @Test
    void sendsByTheChosenMethodOrTheCheapest() {
        Terms express = new Terms("GB", null, null, "gb-express", null, null);
        Terms unknown = new Terms("GB", null, null, "by-pigeon", null, null);

        assertThat(price(rules(), express, item("PEN", 1, "9.00")).quote().shipping()).isEqualTo(gbp("7.95"));
        assertThat(price(rules(), unknown, item("PEN", 1, "9.00")).quote().shippingMethod()).isEqualTo("gb-standard");
        assertThat(price(rules(), Terms.DOMESTIC, item("PEN", 1, "9.00")).shipping()).extracting(ShippingOption::code)
                .containsExactly("gb-standard", "gb-express");
    }

    @Test
    void heavyParcelsCostMoreAndTooHeavyOnesStay() {
        assertThat(price(rules(), GERMANY, heavy(1, 2_000)).quote().shipping()).isEqualTo(gbp("8.95"));
        assertThat(price(rules(), GERMANY, heavy(1, 2_001)).quote().shipping()).isEqualTo(gbp("12.95"));
        assertThatThrownBy(() -> price(rules(), GERMANY, heavy(9_999, 9_999))).isInstanceOf(BusinessException.class);
    }

    private static PricedItem heavy(int quantity, int grams) {
        PricedItem pen = item("PEN", quantity, "1.00");
        return new PricedItem(pen.sku(), quantity, pen.unitPrice(), pen.taxClass(), 0, grams);
    }

    @Test
    void refusesACountryThatNothingIsSentTo() {
        Terms antarctica = new Terms("AQ", null, null, null, null, null);

        assertThatThrownBy(() -> price(rules(), antarctica, item("PEN", 1, "9.00")))
                .isInstanceOfSatisfying(BusinessException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("NO_SHIPPING");
                    assertThat(refused.path()).isEqualTo("country");
                });
        assertThat(rules().isSentTo(antarctica)).isFalse();
    }

    @Test
    void giftCardsPayInTheirOrderAndNotMoreThanIsDue() {
        List<HeldGiftCard> cards = List.of(new HeldGiftCard(7, "AAAA", gbp("5.00"), null),
                new HeldGiftCard(3, "BBBB", gbp("50.00"), Refusal.of("GIFT_CARD_EXPIRED")),
                new HeldGiftCard(5, "CCCC", gbp("100.00"), null));

        Quote quote = Pricing.price(new Basket(List.of(item("PEN", 1, "9.00")), Terms.DOMESTIC, List.of(), cards, Language.ENGLISH),
                rules(), Examples.NOW).quote();

        assertThat(quote.giftCards()).containsExactly(new GiftCardUse(7, "AAAA", gbp("5.00")), new GiftCardUse(5, "CCCC", gbp("7.95")));
        assertThat(quote.total()).isEqualTo(gbp("12.95"));
        assertThat(quote.due()).isEqualTo(gbp("0.00"));
        assertThat(price(rules(), null, "2.00", item("PEN", 1, "9.00")).quote().due()).isEqualTo(gbp("10.95"));
    }
}
