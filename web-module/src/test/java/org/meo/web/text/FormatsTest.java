package org.meo.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class FormatsTest {

    @Test
    void writesAnAmountAsTheLanguageDoes() {
        Money amount = Money.parse("GBP 1234.50");

        assertThat(Formats.money(amount, Locale.UK)).isEqualTo("£1,234.50");
        assertThat(Formats.money(amount, Locale.GERMANY)).isEqualTo("1.234,50\u00a0£");
        assertThat(Formats.money(Money.parse("EUR 7"), Locale.UK)).isEqualTo("€7.00");
    }

    @Test
    void takesDecimalsFromTheCurrency() {
        assertThat(Formats.money(Money.parse("JPY 1200"), Locale.UK)).isEqualTo("JP¥1,200");
    }

    @Test
    void keepsTheFurtherDecimalsOfAnAgreedUnitPrice() {
        assertThat(Formats.money(BigMoney.parse("GBP 2.5525"), Locale.UK)).isEqualTo("£2.5525");
        assertThat(Formats.money(BigMoney.parse("GBP 2.5500"), Locale.UK)).isEqualTo("£2.55");
    }

    @Test
    void anAmountThatIsNotThereIsEmpty() {
        assertThat(Formats.money(null, Locale.UK)).isEmpty();
        assertThat(Formats.day(null, Locale.UK)).isEmpty();
    }

    @Test
    void showsTimesWhereTheStoreIs() {
        Instant justBeforeMidnightInWinter = Instant.parse("2026-01-31T23:30:00Z");
        Instant theSameInSummer = Instant.parse("2026-06-30T23:30:00Z");

        assertThat(Formats.day(justBeforeMidnightInWinter, Locale.UK)).isEqualTo("31 January 2026");
        assertThat(Formats.day(theSameInSummer, Locale.UK)).isEqualTo("1 July 2026");
        assertThat(Formats.time(theSameInSummer, Locale.UK)).contains("1 July 2026").contains("00:30");
    }
}
