package org.meo.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class SimulatedProviderTest {

    private static final Money AMOUNT = Money.parse("GBP 12.95");
    private final SimulatedProvider provider = new SimulatedProvider();

    @Test
    void approvesAndDeclinesByTheCardsNumber() {
        assertThat(provider.authorise("k", AMOUNT, card("4242424242424242")).approved()).isTrue();
        assertThat(provider.authorise("k", AMOUNT, card("4000000000000002")).declineCode()).isEqualTo("card_declined");
    }

    @Test
    void givesTheSameAnswerToTheSameKey() {
        assertThat(provider.authorise("k", AMOUNT, card("4242424242424242")))
                .isEqualTo(provider.authorise("k", AMOUNT, card("4242424242424242")))
                .isNotEqualTo(provider.authorise("other", AMOUNT, card("4242424242424242")));
    }

    private static CardDetails card(String number) {
        return new CardDetails(number, YearMonth.of(2030, 1), "123");
    }
}
