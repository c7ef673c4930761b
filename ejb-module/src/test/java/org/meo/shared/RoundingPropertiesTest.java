package org.meo.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class RoundingPropertiesTest {

    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");

    @Property
    void partsOfASplitAddUpToTheTotal(@ForAll @LongRange(min = -10_000_000, max = 10_000_000) long minor,
            @ForAll("weights") @Size(min = 1, max = 50) List<BigDecimal> weights) {
        List<Money> parts = Rounding.split(Money.ofMinor(GBP, minor), weights);

        assertThat(parts).hasSameSizeAs(weights);
        assertThat(parts.stream().mapToLong(Money::getAmountMinorLong).sum()).isEqualTo(minor);
    }

    @Property
    void eachPartIsLessThanOneUnitFromItsExactShare(@ForAll @LongRange(min = 0, max = 10_000_000) long minor,
            @ForAll("weights") @Size(min = 1, max = 50) List<BigDecimal> weights) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            return;
        }
        List<Money> parts = Rounding.split(Money.ofMinor(GBP, minor), weights);

        for (int index = 0; index < parts.size(); index++) {
            BigDecimal exact = BigDecimal.valueOf(minor).multiply(weights.get(index)).divide(sum, MathContext.DECIMAL128);
            assertThat(BigDecimal.valueOf(parts.get(index).getAmountMinorLong()).subtract(exact).abs())
                    .isLessThan(BigDecimal.ONE);
        }
    }

    @Property
    void taxInsideAnAmountPlusTheNetIsTheAmount(@ForAll @LongRange(min = 0, max = 10_000_000) long minor,
            @ForAll("rates") BigDecimal rate) {
        Money gross = Money.ofMinor(GBP, minor);
        Money tax = Rounding.taxIncluded(gross, rate);

        BigDecimal net = gross.minus(tax).getAmount();
        assertThat(net.multiply(rate).subtract(tax.getAmount()).abs()).isLessThanOrEqualTo(new BigDecimal("0.006"));
    }

    @Provide
    Arbitrary<List<BigDecimal>> weights() {
        return Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("99999.9999")).ofScale(4).list()
                .ofMinSize(1).ofMaxSize(50);
    }

    @Provide
    Arbitrary<BigDecimal> rates() {
        return Arbitraries.of(BigDecimal.ZERO, new BigDecimal("0.05"), new BigDecimal("0.19"), new BigDecimal("0.20"));
    }
}
