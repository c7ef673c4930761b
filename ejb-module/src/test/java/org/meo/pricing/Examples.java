package org.meo.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.meo.shared.Language;

/** Rules and baskets for tests: the rates that the store begins with, and promotions in one word. */
final class Examples {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final Terms GERMANY = new Terms("DE", null, null, null, null, null);
    static final Terms JAPAN = new Terms("JP", null, null, null, null, null);
    static final Terms TRADE = new Terms("GB", null, null, null, null, "trade");
    private static final String ANY = "*";

    private Examples() {
    }

    static Rules rules(Promotion... promotions) {
        return rules(List.of(promotions));
    }

    static Rules rules(List<Promotion> promotions) {
        return new Rules(
                Map.of("HOME", new TaxZone("HOME", true, Map.of("standard", amount("0.20"), "reduced", amount("0.05"), "zero", amount("0"))),
                        "DE", new TaxZone("DE", true, Map.of("standard", amount("0.19"), "reduced", amount("0.07"), "zero", amount("0"))),
                        "FR", new TaxZone("FR", true, Map.of("standard", amount("0.20"))),
                        "CA", new TaxZone("CA", false, Map.of("standard", amount("0.0725"))),
                        "EXPORT", new TaxZone("EXPORT", false, Map.of())),
                Map.of("GB", "HOME", "DE", "DE", "FR", "FR", "US/CA", "CA", ANY, "EXPORT"),
                Map.of("GB", "GB", "DE", "EUROPE", "FR", "EUROPE", "AQ", "NOWHERE", ANY, "WORLD"),
                List.of(method("gb-standard", "GB", 1, rate(Long.MAX_VALUE, "3.95", "35.00")),
                        method("gb-express", "GB", 2, rate(Long.MAX_VALUE, "7.95", null)),
                        method("europe", "EUROPE", 1, rate(2_000, "8.95", "90.00"), rate(10_000, "12.95", null)),
                        method("world", "WORLD", 1, rate(Long.MAX_VALUE, "15.95", null))),
                Map.of("trade", false), promotions);
    }

    private static ShippingMethod method(String code, String zone, int position, ShippingMethod.Rate... rates) {
        return new ShippingMethod(code, zone, position, code, code + " (de)", 1, 3, "standard", List.of(rates));
    }

    private static ShippingMethod.Rate rate(long grams, String price, String freeFrom) {
        return new ShippingMethod.Rate("GBP", grams, amount(price), freeFrom == null ? null : amount(freeFrom));
    }

    static PricedItem item(String sku, int quantity, String price) {
        return item(sku, quantity, price, "standard");
    }

    static PricedItem item(String sku, int quantity, String price, String taxClass) {
        return new PricedItem(sku, quantity, BigMoney.parse("GBP " + price), taxClass);
    }

    static Promotion promotion(long id, Benefit benefit) {
        return new Promotion(id, "Promotion " + id, null, benefit, Set.of(), Set.of(), null, null, null, Map.of(), false, false);
    }

    static Promotion about(Promotion it, String... skus) {
        return new Promotion(it.id(), it.name(), null, it.benefit(), Set.of(skus), it.categories(), it.customerGroup(), it.from(),
                it.until(), it.minimums(), it.exclusive(), it.withCoupon());
    }

    static Promotion inCategories(Promotion it, Long... categories) {
        return new Promotion(it.id(), it.name(), null, it.benefit(), it.skus(), Set.of(categories), it.customerGroup(), it.from(),
                it.until(), it.minimums(), it.exclusive(), it.withCoupon());
    }

    static Promotion forGroup(Promotion it, String group) {
        return new Promotion(it.id(), it.name(), null, it.benefit(), it.skus(), it.categories(), group, it.from(), it.until(),
                it.minimums(), it.exclusive(), it.withCoupon());
    }

    static Promotion dated(Promotion it, Instant from, Instant until) {
        return new Promotion(it.id(), it.name(), null, it.benefit(), it.skus(), it.categories(), it.customerGroup(), from, until,
                it.minimums(), it.exclusive(), it.withCoupon());
    }

    static Promotion from(Promotion it, String minimum) {
        return new Promotion(it.id(), it.name(), null, it.benefit(), it.skus(), it.categories(), it.customerGroup(), it.from(),
                it.until(), Map.of("GBP", amount(minimum)), it.exclusive(), it.withCoupon());
    }

    static Promotion exclusive(Promotion it) {
        return new Promotion(it.id(), it.name(), null, it.benefit(), it.skus(), it.categories(), it.customerGroup(), it.from(),
                it.until(), it.minimums(), true, it.withCoupon());
    }

    static Promotion withCoupon(Promotion it) {
        return new Promotion(it.id(), it.name(), null, it.benefit(), it.skus(), it.categories(), it.customerGroup(), it.from(),
                it.until(), it.minimums(), it.exclusive(), true);
    }

    static Benefit percent(String percent) {
        return new Benefit.Percentage(amount(percent));
    }

    static Benefit amountOff(String amount) {
        return new Benefit.AmountOff(Map.of("GBP", amount(amount)));
    }

    static Priced price(Rules rules, Terms terms, PricedItem... items) {
        return Pricing.price(Basket.of(List.of(items), terms), rules, NOW);
    }

    static Quote quote(Rules rules, PricedItem... items) {
        return price(rules, Terms.DOMESTIC, items).quote();
    }

    /** With a coupon of that promotion, and a card with so much on it; null for none. */
    static Priced price(Rules rules, Long promotion, String card, PricedItem... items) {
        List<EnteredCoupon> coupons = promotion == null ? List.of() : List.of(new EnteredCoupon("CODE", promotion, null));
        List<HeldGiftCard> cards = new ArrayList<>();
        if (card != null) {
            cards.add(new HeldGiftCard(1, "WXYZ", Money.parse("GBP " + card), null));
        }
        return Pricing.price(new Basket(List.of(items), Terms.DOMESTIC, coupons, cards, Language.ENGLISH), rules, NOW);
    }

    static BigDecimal amount(String amount) {
        return new BigDecimal(amount);
    }

    static Money gbp(String amount) {
        return Money.parse("GBP " + amount);
    }
}
