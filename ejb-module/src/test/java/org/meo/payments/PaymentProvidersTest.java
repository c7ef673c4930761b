package org.meo.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaymentProvidersTest {

    private static final Set<String> KNOWN = Set.of("simulated", "stripe", "invoice");

    @Test
    void refusesToOpenAShopWhereMoneyIsOnlySimulated() {
        assertThatThrownBy(() -> PaymentProviders.check(List.of("simulated"), KNOWN, "production"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("simulated");
        assertThatCode(() -> PaymentProviders.check(List.of("simulated"), KNOWN, "quickstart")).doesNotThrowAnyException();
        assertThatCode(() -> PaymentProviders.check(List.of("stripe", "invoice"), KNOWN, "production")).doesNotThrowAnyException();
    }

    @Test
    void refusesANameThatIsNoProviders() {
        assertThatThrownBy(() -> PaymentProviders.check(List.of("strip"), KNOWN, "test")).hasMessageContaining("strip");
    }

    @Test
    void numbersToTryTheStoreWithAreNumbersOfCards() {
        assertThat(SimulatedProvider.CARDS).hasSize(7).allSatisfy(card ->
                assertThat(CardDetails.parse(card.number(), "12/30", "123", YearMonth.of(2026, 11)).number()).hasSize(16));
    }
}
