package org.meo.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class PricingPropertiesTest {

    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");

    @Property
    void linesAndDeliveryAddUpToTheTotal(@ForAll("items") List<PricedItem> items) {
        Quote quote = Pricing.quote(items);

        Money lines = quote.lines().stream().map(QuotedLine::total).reduce(Money.zero(GBP), Money::plus);
        assertThat(quote.subtotal()).isEqualTo(lines);
        assertThat(quote.total()).isEqualTo(lines.plus(quote.shipping()));
    }

    @Property
    void taxIsInsideTheTotal(@ForAll("items") List<PricedItem> items) {
        Quote quote = Pricing.quote(items);

        assertThat(quote.tax().isNegative()).isFalse();
        assertThat(quote.tax().isGreaterThan(quote.total())).isFalse();
    }

    @Property
    void theOrderOfItemsChangesNoAmount(@ForAll("items") List<PricedItem> items, @ForAll long seed) {
        List<PricedItem> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Pricing.quote(shuffled).total()).isEqualTo(Pricing.quote(items).total());
        assertThat(Pricing.quote(shuffled).tax()).isEqualTo(Pricing.quote(items).tax());
    }

    @Property
    void deliveryIsFreeExactlyWhenNothingIsMissingToIt(@ForAll("items") List<PricedItem> items) {
        Quote quote = Pricing.quote(items);

        assertThat(quote.shipping().isZero()).isEqualTo(quote.untilFreeShipping().isZero());
    }

    @Provide
    Arbitrary<List<PricedItem>> items() {
        Arbitrary<BigDecimal> prices = Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("250")).ofScale(4);
        return Combinators.combine(Arbitraries.strings().alpha().ofLength(6), Arbitraries.integers().between(1, 9_999), prices,
                Arbitraries.of("standard", "reduced", "zero"))
                .as((sku, quantity, price, taxClass) -> new PricedItem(sku, quantity, BigMoney.of(GBP, price), taxClass))
                .list().ofMinSize(1).ofMaxSize(40);
    }
}
