package org.meo.payments;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class SimulatedProviderTest {

    private static final Money AMOUNT = Money.parse("GBP 12.95");
    private final SimulatedProvider provider = new SimulatedProvider();

    @Test
    void approvesAndDeclinesByTheCardsNumber() {
        assertThat(provider.authorise("k", AMOUNT, "sim_4242").approved()).isTrue();
        assertThat(provider.authorise("k", AMOUNT, "sim_0002").declineCode()).isEqualTo("card_declined");
    }

    @Test
    void givesTheSameAnswerToTheSameKey() {
        assertThat(provider.authorise("k", AMOUNT, "sim_4242"))
                .isEqualTo(provider.authorise("k", AMOUNT, "sim_4242"))
                .isNotEqualTo(provider.authorise("other", AMOUNT, "sim_4242"));
    }
}
