package org.meo.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.shared.BusinessException;
import org.meo.shared.Rounding;

/**
 * From a basket to its quote. Pure: the same basket, rules and time give the same quote, in whatever order items and rules
 * come. How promotions go together is written in docs/decisions/018-promotions.md, how tax is found in 019-tax.md.
 */
public final class Pricing {

    private final Basket basket;
    private final Rules rules;
    private final Instant now;
    private final CurrencyUnit currency;
    private final TaxZone zone;
    private final boolean taxIncluded;
    /** By SKU, so that a penny that is left over falls on the same line whatever the cart's order. */
    private final List<PricedItem> items;
    private final List<Benefit.Line> lines;
    private final Money subtotal;
    private final long grams;

    private Pricing(Basket basket, Rules rules, Instant now) {
        if (basket.items().isEmpty()) {
            throw new IllegalArgumentException("nothing to price");
        }
        basket.items().forEach(item -> check(item, rules));
        this.basket = basket;
        this.rules = rules;
        this.now = now;
        this.currency = basket.items().get(0).unitPrice().getCurrencyUnit();
        this.zone = rules.taxZone(basket.terms());
        this.taxIncluded = rules.isTaxIncluded(basket.terms());
        this.items = basket.items().stream().sorted(Comparator.comparing(PricedItem::sku)).toList();
        this.lines = items.stream().map(this::line).toList();
        this.subtotal = sum(lines.stream().map(Benefit.Line::total).toList());
        this.grams = items.stream().mapToLong(item -> (long) item.quantity() * item.weightGrams()).sum();
    }

    /**
     * @throws IllegalArgumentException when the basket is empty, a quantity is not above zero or a tax class is unknown
     * @throws BusinessException        {@code NO_SHIPPING} at {@code country} when nothing can be sent there
     */
    public static Priced price(Basket basket, Rules rules, Instant now) {
        return new Pricing(basket, rules, now).price();
    }

    private static void check(PricedItem item, Rules rules) {
        if (item.quantity() < 1) {
            throw new IllegalArgumentException(item.quantity() + " of " + item.sku());
        }
        if (!rules.home().rates().containsKey(item.taxClass())) {
            throw new IllegalArgumentException("unknown tax class " + item.taxClass() + " of " + item.sku());
        }
    }

    private Benefit.Line line(PricedItem item) {
        BigMoney unitPrice = taxIncluded ? item.unitPrice()
                : Rounding.withoutTax(item.unitPrice(), rules.home().rate(item.taxClass()));
        return new Benefit.Line(item.quantity(), unitPrice, Rounding.lineTotal(unitPrice, item.quantity()));
    }

    private Priced price() {
        Map<Long, String> coupons = new TreeMap<>();
        basket.coupons().stream().filter(coupon -> coupon.refusal() == null).sorted(Comparator.comparing(EnteredCoupon::code))
                .forEach(coupon -> coupons.putIfAbsent(coupon.promotionId(), coupon.code()));
        List<Promotion> holding = rules.promotions().stream()
                .filter(promotion -> !promotion.withCoupon() || coupons.containsKey(promotion.id()))
                .filter(promotion -> promotion.refusal(now, basket.terms().customerGroup(), subtotal).isEmpty())
                .sorted(Comparator.comparingLong(Promotion::id)).toList();
        Outcome best = new Outcome(holding.stream().filter(promotion -> !promotion.exclusive()).toList());
        for (Promotion promotion : holding) {
            if (promotion.exclusive()) {
                Outcome alone = new Outcome(List.of(promotion));
                best = alone.toPay.isLessThan(best.toPay) ? alone : best;
            }
        }
        return new Priced(quote(best, coupons), refused(best, coupons), best.options());
    }

    /** What is to be paid with certain promotions and no others. */
    private final class Outcome {

        private final Map<Promotion, Money> saved = new TreeMap<>(Comparator.comparingLong(Promotion::id));
        private final Money[] discounts = new Money[lines.size()];
        private final Money goods;
        private final boolean freeShipping;
        private final List<Sending> sendings;
        private final Sending sending;
        private final Money[] taxes = new Money[lines.size()];
        private final Money tax;
        private final Money toPay;

        Outcome(List<Promotion> promotions) {
            Arrays.fill(discounts, Money.zero(currency));
            promotions.forEach(this::apply);
            goods = subtotal.minus(sum(Arrays.asList(discounts)));
            freeShipping = promotions.stream().anyMatch(promotion -> promotion.benefit() instanceof Benefit.FreeShipping);
            sendings = sendings(goods, freeShipping);
            sending = sendings.stream().filter(each -> each.method.code().equals(basket.terms().shippingMethod()))
                    .findFirst().orElse(sendings.get(0));
            if (freeShipping && sending.saved.isPositive()) {
                promotions.stream().filter(promotion -> promotion.benefit() instanceof Benefit.FreeShipping).findFirst()
                        .ifPresent(promotion -> saved.put(promotion, sending.saved));
            }
            for (int index = 0; index < taxes.length; index++) {
                taxes[index] = tax(lines.get(index).total().minus(discounts[index]), items.get(index).taxClass());
            }
            tax = sum(Arrays.asList(taxes)).plus(tax(sending.price, sending.method.taxClass()));
            Money before = goods.plus(sending.price);
            toPay = taxIncluded ? before : before.plus(tax);
        }

        /** Takes off what the promotion gives, of each line as much as is left of it. */
        private void apply(Promotion promotion) {
            int[] about = IntStream.range(0, items.size()).filter(index -> promotion.isAbout(items.get(index))).toArray();
            if (about.length == 0) {
                return;
            }
            List<Money> off = promotion.benefit().off(Arrays.stream(about).mapToObj(lines::get).toList());
            Money all = Money.zero(currency);
            for (int place = 0; place < about.length; place++) {
                int index = about[place];
                Money left = lines.get(index).total().minus(discounts[index]);
                Money taken = off.get(place).isGreaterThan(left) ? left : off.get(place);
                discounts[index] = discounts[index].plus(taken);
                all = all.plus(taken);
            }
            if (all.isPositive()) {
                saved.put(promotion, all);
            }
        }

        List<ShippingOption> options() {
            return sendings.stream().map(each -> new ShippingOption(each.method.code(), each.method.name(basket.language()),
                    each.price, each.method.minDays(), each.method.maxDays())).toList();
        }

        /** What is missing until one of the methods is free. */
        private Money untilFree() {
            return sending.price.isZero() ? sending.price : sendings.stream().map(Sending::untilFree).flatMap(Optional::stream)
                    .min(Comparator.naturalOrder()).orElse(Money.zero(currency));
        }
    }

    /**
     * A method with its price.
     *
     * @param saved     by a promotion, of its price
     * @param untilFree empty when it never is
     */
    private record Sending(ShippingMethod method, Money price, Money saved, Optional<Money> untilFree) {
    }

    /** The cheapest first, which is free where a promotion says so. */
    private List<Sending> sendings(Money goods, boolean free) {
        List<Sending> sendings = new ArrayList<>();
        for (ShippingMethod method : rules.methods(basket.terms())) {
            method.rate(currency.getCode(), grams).ifPresent(rate -> sendings.add(sending(method, rate, goods)));
        }
        if (sendings.isEmpty()) {
            throw new BusinessException("NO_SHIPPING", "country", basket.terms().country());
        }
        sendings.sort(Comparator.comparing(Sending::price).thenComparing(each -> each.method.position())
                .thenComparing(each -> each.method.code()));
        if (free) {
            Sending cheapest = sendings.get(0);
            sendings.set(0, new Sending(cheapest.method, Money.zero(currency), cheapest.price, cheapest.untilFree));
        }
        return sendings;
    }

    private Sending sending(ShippingMethod method, ShippingMethod.Rate rate, Money goods) {
        Money price = Money.of(currency, rate.price());
        if (!taxIncluded) {
            price = Rounding.withoutTax(price.toBigMoney(), rules.home().rate(method.taxClass())).toMoney();
        }
        Optional<Money> missing = Optional.ofNullable(rate.freeFrom()).map(from -> Money.of(currency, from).minus(goods));
        boolean reached = missing.isPresent() && missing.get().isNegativeOrZero();
        return new Sending(method, reached ? Money.zero(currency) : price, Money.zero(currency),
                missing.filter(Money::isPositive));
    }

    private Money tax(Money amount, String taxClass) {
        BigDecimal rate = zone.rate(taxClass);
        return taxIncluded ? Rounding.taxIncluded(amount, rate) : Rounding.taxOnTop(amount, rate);
    }

    private Quote quote(Outcome outcome, Map<Long, String> coupons) {
        Map<PricedItem, Integer> places = new HashMap<>();
        IntStream.range(0, items.size()).forEach(index -> places.put(items.get(index), index));
        List<QuotedLine> quoted = basket.items().stream().map(item -> quoted(places.get(item), outcome)).toList();
        List<AppliedPromotion> promotions = new ArrayList<>();
        outcome.saved.forEach((promotion, amount) -> promotions.add(new AppliedPromotion(promotion.id(),
                promotion.withCoupon() ? coupons.get(promotion.id()) : null, promotion.label(basket.language()), amount)));
        Money due = outcome.toPay;
        List<GiftCardUse> cards = new ArrayList<>();
        for (HeldGiftCard card : basket.giftCards()) {
            if (card.refusal() == null && card.balance().isPositive() && due.isPositive()) {
                Money part = card.balance().isGreaterThan(due) ? due : card.balance();
                cards.add(new GiftCardUse(card.id(), card.lastCharacters(), part));
                due = due.minus(part);
            }
        }
        return new Quote(quoted, subtotal, subtotal.minus(outcome.goods), promotions, outcome.sending.method.code(),
                outcome.sending.price, outcome.tax, taxIncluded, outcome.toPay, cards, due, outcome.untilFree(),
                trace(outcome, quoted, promotions, cards, due));
    }

    private QuotedLine quoted(int index, Outcome outcome) {
        PricedItem item = items.get(index);
        Benefit.Line line = lines.get(index);
        return new QuotedLine(item.sku(), item.quantity(), line.unitPrice(), line.total(), outcome.discounts[index],
                outcome.taxes[index], zone.rate(item.taxClass()));
    }

    private List<String> trace(Outcome outcome, List<QuotedLine> quoted, List<AppliedPromotion> promotions,
            List<GiftCardUse> cards, Money due) {
        List<String> trace = new ArrayList<>();
        for (QuotedLine line : quoted) {
            trace.add(line.quantity() + " x " + line.sku() + " at " + line.unitPrice() + " = " + line.total()
                    + (line.discount().isZero() ? "" : " less " + line.discount()) + ", tax " + line.tax());
        }
        trace.add("subtotal " + subtotal);
        promotions.forEach(each -> trace.add("promotion " + each.promotionId() + (each.coupon() == null ? "" : " by " + each.coupon())
                + " saves " + each.amount()));
        trace.add("delivery " + outcome.sending.method.code() + " " + outcome.sending.price);
        trace.add("tax " + (taxIncluded ? "included " : "added ") + outcome.tax + " (" + zone.code() + ")");
        trace.add("total " + outcome.toPay);
        cards.forEach(card -> trace.add("gift card " + card.giftCardId() + " pays " + card.amount()));
        if (!cards.isEmpty()) {
            trace.add("due " + due);
        }
        return trace;
    }

    private Map<String, Refusal> refused(Outcome outcome, Map<Long, String> coupons) {
        Map<Long, Promotion> known = new HashMap<>();
        rules.promotions().forEach(promotion -> known.put(promotion.id(), promotion));
        Map<String, Refusal> refused = new HashMap<>();
        for (EnteredCoupon coupon : basket.coupons()) {
            Promotion promotion = known.get(coupon.promotionId());
            if (coupon.refusal() != null) {
                refused.put(coupon.code(), coupon.refusal());
            } else if (promotion == null) {
                refused.put(coupon.code(), Refusal.of("COUPON_EXPIRED"));
            } else if (!outcome.saved.containsKey(promotion) || !coupon.code().equals(coupons.get(promotion.id()))) {
                refused.put(coupon.code(), promotion.refusal(now, basket.terms().customerGroup(), subtotal)
                        .orElseGet(() -> Refusal.of(isAboutNothing(promotion) ? "COUPON_NOTHING" : "COUPON_NOT_BEST")));
            }
        }
        return refused;
    }

    private boolean isAboutNothing(Promotion promotion) {
        return new Outcome(List.of(promotion)).saved.isEmpty();
    }

    private Money sum(Collection<Money> amounts) {
        return amounts.isEmpty() ? Money.zero(currency) : amounts.stream().reduce(Money.zero(currency), Money::plus);
    }
}
