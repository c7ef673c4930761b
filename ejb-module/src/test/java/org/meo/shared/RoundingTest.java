package org.meo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RoundingTest {

    @Test
    void roundsALineOnceAndHalfUp() {
        assertThat(Rounding.lineTotal(BigMoney.parse("GBP 0.125"), 3)).isEqualTo(Money.parse("GBP 0.38"));
        assertThat(Rounding.lineTotal(BigMoney.parse("GBP 0.0042"), 1000)).isEqualTo(Money.parse("GBP 4.20"));
    }

    @Test
    void givesUnitsLeftToTheLargestRemainders() {
        assertThat(Rounding.split(Money.parse("GBP 1.00"), List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE)))
                .containsExactly(Money.parse("GBP 0.34"), Money.parse("GBP 0.33"), Money.parse("GBP 0.33"));
        assertThat(Rounding.split(Money.parse("GBP 0.05"), List.of(new BigDecimal("1"), new BigDecimal("3"))))
                .containsExactly(Money.parse("GBP 0.01"), Money.parse("GBP 0.04"));
    }

    @Test
    void splitsEquallyWhenNothingWeighsAnything() {
        assertThat(Rounding.split(Money.parse("GBP 0.04"), List.of(BigDecimal.ZERO, BigDecimal.ZERO)))
                .containsExactly(Money.parse("GBP 0.02"), Money.parse("GBP 0.02"));
    }

    @Test
    void refusesToSplitOverNothingOrNegativeWeights() {
        Money pound = Money.parse("GBP 1.00");
        assertThatIllegalArgumentException().isThrownBy(() -> Rounding.split(pound, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Rounding.split(pound, List.of(BigDecimal.ONE.negate())));
    }
}
