package org.meo.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.shared.Language;

class PricingPropertiesTest {

    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final List<String> SKUS = List.of("AA", "BB", "CC", "DD", "EE", "FF", "GG", "HH", "II", "JJ");

    @Property
    void everythingAddsUp(@ForAll("baskets") Basket basket, @ForAll("promotions") List<Promotion> promotions) {
        Quote quote = quote(basket, promotions);

        assertThat(quote.subtotal()).isEqualTo(sum(quote.lines().stream().map(QuotedLine::total).toList()));
        assertThat(quote.discount()).isEqualTo(sum(quote.lines().stream().map(QuotedLine::discount).toList()));
        Money before = quote.subtotal().minus(quote.discount()).plus(quote.shipping());
        assertThat(quote.total()).isEqualTo(quote.taxIncluded() ? before : before.plus(quote.tax()));
        assertThat(quote.due().plus(sum(quote.giftCards().stream().map(GiftCardUse::amount).toList()))).isEqualTo(quote.total());
        Money lines = sum(quote.promotions().stream().filter(each -> !isFreeShipping(each, promotions))
                .map(AppliedPromotion::amount).toList());
        assertThat(lines).isEqualTo(quote.discount());
    }

    @Property
    void nothingIsTakenOffThatIsNotThere(@ForAll("baskets") Basket basket, @ForAll("promotions") List<Promotion> promotions) {
        Quote quote = quote(basket, promotions);

        assertThat(quote.lines()).allSatisfy(line -> {
            assertThat(line.discount().isNegative()).isFalse();
            assertThat(line.discount().isGreaterThan(line.total())).isFalse();
            assertThat(line.tax().isNegative()).isFalse();
        });
        assertThat(quote.promotions()).allMatch(each -> each.amount().isPositive());
        assertThat(quote.giftCards()).allMatch(each -> each.amount().isPositive());
        assertThat(quote.shipping().isNegative()).isFalse();
        assertThat(quote.due().isNegative()).isFalse();
        assertThat(quote.tax().isGreaterThan(quote.total())).isFalse();
    }

    @Property
    void theOrderOfItemsAndRulesChangesNothing(@ForAll("baskets") Basket basket, @ForAll("promotions") List<Promotion> promotions,
            @ForAll long seed) {
        List<PricedItem> items = new ArrayList<>(basket.items());
        List<Promotion> rules = new ArrayList<>(promotions);
        Collections.shuffle(items, new Random(seed));
        Collections.shuffle(rules, new Random(seed));

        Quote quote = quote(basket, promotions);
        Quote shuffled = quote(new Basket(items, basket.terms(), basket.coupons(), basket.giftCards(), basket.language()), rules);

        assertThat(bySku(shuffled)).isEqualTo(bySku(quote));
        assertThat(shuffled.promotions()).isEqualTo(quote.promotions());
        assertThat(shuffled.total()).isEqualTo(quote.total());
        assertThat(shuffled.tax()).isEqualTo(quote.tax());
        assertThat(shuffled.due()).isEqualTo(quote.due());
    }

    @Property
    void onePromotionMoreNeverMakesItDearer(@ForAll("baskets") Basket basket, @ForAll("promotions") List<Promotion> promotions) {
        List<Promotion> fewer = promotions.subList(0, promotions.size() - 1);
        // Less value may fall below free delivery, which is all that may be added.
        Money most = quote(basket, fewer).total().plus(Money.of(GBP, 20));

        assertThat(quote(basket, promotions).total().isGreaterThan(most)).isFalse();
    }

    @Property
    void deliveryAtHomeIsFreeExactlyWhenNothingIsMissingToIt(@ForAll("items") List<PricedItem> items) {
        Quote quote = Pricing.price(Basket.of(items, Terms.DOMESTIC), Examples.rules(), Examples.NOW).quote();

        assertThat(quote.shipping().isZero()).isEqualTo(quote.untilFreeShipping().isZero());
    }

    private static Quote quote(Basket basket, List<Promotion> promotions) {
        return Pricing.price(basket, Examples.rules(promotions), Examples.NOW).quote();
    }

    private static Money sum(Collection<Money> amounts) {
        return amounts.stream().reduce(Money.zero(GBP), Money::plus);
    }

    private static Map<String, QuotedLine> bySku(Quote quote) {
        Map<String, QuotedLine> lines = new HashMap<>();
        quote.lines().forEach(line -> lines.put(line.sku(), line));
        return lines;
    }

    private static boolean isFreeShipping(AppliedPromotion applied, List<Promotion> promotions) {
        return promotions.stream().anyMatch(each -> each.id() == applied.promotionId() && each.benefit() instanceof Benefit.FreeShipping);
    }

    @Provide
    Arbitrary<List<PricedItem>> items() {
        Arbitrary<BigDecimal> prices = Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("250")).ofScale(4);
        return Combinators.combine(Arbitraries.of(SKUS), Arbitraries.integers().between(1, 9_999), prices,
                Arbitraries.of("standard", "reduced", "zero"), Arbitraries.longs().between(1, 3))
                .as((sku, quantity, price, taxClass, category) ->
                        new PricedItem(sku, quantity, BigMoney.of(GBP, price), taxClass, category, 0))
                .list().ofMinSize(1).ofMaxSize(SKUS.size()).uniqueElements(PricedItem::sku);
    }

    @Provide
    Arbitrary<Basket> baskets() {
        Arbitrary<Terms> terms = Arbitraries.of(Terms.DOMESTIC, Examples.GERMANY, Examples.JAPAN, Examples.TRADE,
                new Terms("US", "CA", null, null, 1L, "school"), new Terms("GB", null, null, "gb-express", 2L, null));
        Arbitrary<List<HeldGiftCard>> cards = Arbitraries.integers().between(0, 50_000).list().ofMaxSize(3)
                .map(balances -> {
                    List<HeldGiftCard> held = new ArrayList<>();
                    balances.forEach(balance -> held.add(new HeldGiftCard(held.size(), "ABCD", Money.ofMinor(GBP, balance), null)));
                    return held;
                });
        return Combinators.combine(items(), terms, cards).as((items, goes, held) -> new Basket(items, goes,
                List.of(new EnteredCoupon("CODE", 1, null)), held, Language.GERMAN));
    }

    @Provide
    Arbitrary<List<Promotion>> promotions() {
        Arbitrary<BigDecimal> percent = Arbitraries.bigDecimals().between(new BigDecimal("0.01"), new BigDecimal(100)).ofScale(2);
        Arbitrary<Benefit> benefits = Arbitraries.oneOf(
                percent.map(Benefit.Percentage::new),
                Arbitraries.bigDecimals().between(new BigDecimal("0.01"), new BigDecimal(500)).ofScale(2)
                        .map(amount -> new Benefit.AmountOff(Map.of("GBP", amount))),
                Combinators.combine(Arbitraries.integers().between(1, 4), Arbitraries.integers().between(1, 3), percent,
                        Arbitraries.of(true, false)).as(Benefit.BuyGet::new),
                Combinators.combine(percent, percent, Arbitraries.of(true, false)).as((less, more, bySku) -> new Benefit.Tiered(
                        List.of(new Benefit.Tier(2, less.min(more)), new Benefit.Tier(20, less.max(more))), bySku)),
                Arbitraries.of(new Benefit.FreeShipping()));
        Arbitrary<Set<String>> skus = Arbitraries.of(SKUS).set().ofMaxSize(3);
        Arbitrary<Set<Long>> categories = Arbitraries.longs().between(1, 3).set().ofMaxSize(1);
        return Combinators.combine(benefits, skus, categories, Arbitraries.of(true, false), Arbitraries.of(true, false),
                Arbitraries.of("", "school")).as((benefit, about, within, exclusive, withCoupon, group) ->
                        new Promotion(0, "P", null, benefit, about, within, group.isEmpty() ? null : group, null, null, Map.of(),
                                exclusive, withCoupon))
                .list().ofMinSize(1).ofMaxSize(6).map(PricingPropertiesTest::numbered);
    }

    private static List<Promotion> numbered(List<Promotion> promotions) {
        List<Promotion> numbered = new ArrayList<>();
        for (Promotion each : promotions) {
            numbered.add(new Promotion(numbered.size() + 1, each.name(), null, each.benefit(), each.skus(), each.categories(),
                    each.customerGroup(), null, null, Map.of(), each.exclusive(), each.withCoupon()));
        }
        return numbered;
    }
}
