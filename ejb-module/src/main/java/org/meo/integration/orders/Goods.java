package org.meo.integration.orders;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.Money;
import org.meo.catalog.Catalogue;
import org.meo.catalog.SellableVariant;
import org.meo.shared.Language;

/** What some requests name, as the store sells it now. */
final class Goods {

    private final Map<String, Map<String, SellableVariant>> priced = new HashMap<>();
    private final Map<String, SellableVariant> others = new HashMap<>();
    private final Map<String, String> spellings;

    /** Asks the catalogue, once a currency as a rule. */
    Goods(Catalogue catalogue, List<OrderRequest> requests) {
        Map<String, Set<String>> wanted = new TreeMap<>();
        requests.forEach(request -> request.lines()
                .forEach(line -> wanted.computeIfAbsent(request.currency(), currency -> new TreeSet<>()).add(line.sku())));
        Set<String> missing = new TreeSet<>();
        wanted.forEach((currency, skus) -> {
            Map<String, SellableVariant> found = new HashMap<>();
            parts(skus).forEach(part -> found.putAll(catalogue.sellable(part, Language.ENGLISH, currency)));
            priced.put(currency, found);
            skus.stream().filter(sku -> !found.containsKey(sku)).forEach(missing::add);
        });
        parts(missing).forEach(part -> others.putAll(catalogue.sellable(part, Language.ENGLISH)));
        missing.removeAll(others.keySet());
        spellings = missing.isEmpty() ? Map.of() : catalogue.spelledOtherwise(missing);
    }

    /** @return null for what is not sold */
    SellableVariant find(String currency, String sku) {
        SellableVariant variant = priced.getOrDefault(currency, Map.of()).get(sku);
        return variant == null ? others.get(sku) : variant;
    }

    /** @return null for what has no price in that currency */
    Money price(String currency, String sku) {
        SellableVariant variant = priced.getOrDefault(currency, Map.of()).get(sku);
        return variant == null ? null : variant.price();
    }

    /** How the store spells a SKU that is not sold as it stands; null when it doesn't. */
    String spelling(String sku) {
        return spellings.get(sku);
    }

    /** All that are sold, whether they have a price or not. */
    Set<String> skus() {
        Set<String> skus = new TreeSet<>(others.keySet());
        priced.values().forEach(found -> skus.addAll(found.keySet()));
        return skus;
    }

    private static List<List<String>> parts(Collection<String> skus) {
        List<String> all = List.copyOf(skus);
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += Catalogue.MAX_SKUS) {
            parts.add(all.subList(from, Math.min(all.size(), from + Catalogue.MAX_SKUS)));
        }
        return parts;
    }
}
