package org.meo.pricing;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Where one set of tax rates holds.
 *
 * @param rates by tax class, for instance 0.20; none at all where nothing is taxed
 */
public record TaxZone(String code, boolean pricesIncludeTax, Map<String, BigDecimal> rates) {

    static final String STANDARD = "standard";

    public TaxZone {
        rates = Map.copyOf(rates);
    }

    /** A class without a rate of its own has the standard one. */
    BigDecimal rate(String taxClass) {
        BigDecimal rate = rates.get(taxClass);
        return rate != null ? rate : rates.getOrDefault(STANDARD, BigDecimal.ZERO);
    }
}
