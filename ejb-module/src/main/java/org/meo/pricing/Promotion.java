package org.meo.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.shared.Language;

/**
 * A rule that takes something off.
 *
 * @param nameDe        null when it has none
 * @param skus          what it is about; with {@code categories} empty, too: everything
 * @param categories    ids of categories with all that lie below them
 * @param customerGroup null for everybody
 * @param from          null for always; included
 * @param until         null for ever; excluded
 * @param minimums      what the goods of the cart must come to, before discounts, by currency; in others it does not hold;
 *                      empty: nothing
 * @param exclusive     not together with others
 */
public record Promotion(long id, String name, String nameDe, Benefit benefit, Set<String> skus, Set<Long> categories,
        String customerGroup, Instant from, Instant until, Map<String, BigDecimal> minimums, boolean exclusive,
        boolean withCoupon) {

    public Promotion {
        skus = Set.copyOf(skus);
        categories = Set.copyOf(categories);
        minimums = Map.copyOf(minimums);
    }

    String label(Language language) {
        return language == Language.GERMAN && nameDe != null ? nameDe : name;
    }

    boolean isAbout(PricedItem item) {
        return skus.isEmpty() && categories.isEmpty() || skus.contains(item.sku()) || categories.contains(item.categoryId());
    }

    /** Why it does not hold now for this shopper and this much; empty when it does. */
    Optional<Refusal> refusal(Instant now, String group, Money subtotal) {
        CurrencyUnit currency = subtotal.getCurrencyUnit();
        if (until != null && !now.isBefore(until)) {
            return Optional.of(Refusal.of("COUPON_EXPIRED"));
        }
        if (from != null && now.isBefore(from)) {
            return Optional.of(Refusal.of("COUPON_NOT_YET", from));
        }
        if (customerGroup != null && !customerGroup.equals(group)) {
            return Optional.of(Refusal.of("COUPON_NOT_FOR_YOU"));
        }
        BigDecimal minimum = minimums.get(currency.getCode());
        if (!benefit.isGivenIn(currency) || minimum == null && !minimums.isEmpty()) {
            return Optional.of(Refusal.of("COUPON_CURRENCY"));
        }
        if (minimum != null && subtotal.getAmount().compareTo(minimum) < 0) {
            return Optional.of(Refusal.of("COUPON_MINIMUM", Money.of(currency, minimum)));
        }
        return Optional.empty();
    }
}
