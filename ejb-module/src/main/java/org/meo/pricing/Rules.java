package org.meo.pricing;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that prices depend on beside what is bought and by whom: plain data, read as a whole.
 *
 * @param taxZones       by code, with one named {@link #HOME}
 * @param taxPlaces      code of a zone by {@code ES}, {@code ES/CANARIAS} or {@code *}
 * @param shippingPlaces the same for delivery
 * @param groups         whether a group of customers is shown prices with tax; others are as the zone has it
 * @param promotions     that hold now or later
 */
public record Rules(Map<String, TaxZone> taxZones, Map<String, String> taxPlaces, Map<String, String> shippingPlaces,
        List<ShippingMethod> methods, Map<String, Boolean> groups, List<Promotion> promotions) {

    /** The zone whose tax is inside of stored prices. */
    public static final String HOME = "HOME";

    public Rules {
        taxZones = Map.copyOf(taxZones);
        taxPlaces = Map.copyOf(taxPlaces);
        shippingPlaces = Map.copyOf(shippingPlaces);
        methods = List.copyOf(methods);
        groups = Map.copyOf(groups);
        promotions = List.copyOf(promotions);
    }

    TaxZone home() {
        return taxZones.get(HOME);
    }

    TaxZone taxZone(Terms terms) {
        return taxZones.get(place(taxPlaces, terms));
    }

    boolean isTaxIncluded(Terms terms) {
        return taxZone(terms).pricesIncludeTax() && (terms.customerGroup() == null || groups.getOrDefault(terms.customerGroup(), true));
    }

    /** In their order; empty where nothing is sent to. */
    List<ShippingMethod> methods(Terms terms) {
        String zone = place(shippingPlaces, terms);
        return methods.stream().filter(method -> method.zone().equals(zone)).toList();
    }

    /** Whether anything at all is sent there. */
    public boolean isSentTo(Terms terms) {
        return !methods(terms).isEmpty();
    }

    private static String place(Map<String, String> places, Terms terms) {
        String zone = terms.region() == null ? null
                : places.get(terms.country() + '/' + terms.region().strip().toUpperCase(Locale.ROOT));
        return zone != null ? zone : places.getOrDefault(terms.country(), places.get("*"));
    }
}
