package org.meo.cart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two carts made one.
 *
 * @param cut SKUs of which less is in it than the two carts together had
 */
record Merge(Map<String, Integer> lines, List<String> cut) {

    /**
     * Adds the second cart to the first: quantities of both are added up to what can be had and to
     * {@link Carts#MAX_QUANTITY}, but never to less than the larger of the two; lines beyond {@link Carts#MAX_LINES} are
     * left out.
     */
    static Merge of(Map<String, Integer> first, Map<String, Integer> second, Map<String, Integer> available) {
        Map<String, Integer> lines = new LinkedHashMap<>(first);
        List<String> cut = new ArrayList<>();
        second.forEach((sku, quantity) -> {
            Integer before = lines.get(sku);
            if (before == null && lines.size() >= Carts.MAX_LINES) {
                cut.add(sku);
            } else if (before == null) {
                lines.put(sku, quantity);
            } else {
                int most = Math.min(Carts.MAX_QUANTITY, Math.max(available.getOrDefault(sku, 0), Math.max(before, quantity)));
                int both = Math.min(before + quantity, most);
                lines.put(sku, both);
                if (both < before + quantity) {
                    cut.add(sku);
                }
            }
        });
        return new Merge(lines, cut);
    }
}
