package org.meo.pricing;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.meo.shared.Language;

/**
 * A way to send parcels to one zone.
 *
 * @param nameDe null when it has none
 */
public record ShippingMethod(String code, String zone, int position, String name, String nameDe, int minDays, int maxDays,
        String taxClass, List<Rate> rates) {

    /**
     * What a parcel costs.
     *
     * @param freeFrom value of goods from which on it is free; null for never
     */
    public record Rate(String currency, long upToGrams, BigDecimal price, BigDecimal freeFrom) {
    }

    public ShippingMethod {
        rates = List.copyOf(rates);
    }

    String name(Language language) {
        return language == Language.GERMAN && nameDe != null ? nameDe : name;
    }

    /** The first rate, by weight, that takes the parcel; empty when it is too heavy or not offered in the currency. */
    Optional<Rate> rate(String currency, long grams) {
        return rates.stream().filter(rate -> rate.currency.equals(currency) && grams <= rate.upToGrams)
                .min(Comparator.comparingLong(Rate::upToGrams));
    }
}
