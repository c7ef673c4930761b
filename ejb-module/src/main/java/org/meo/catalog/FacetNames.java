package org.meo.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the numbers of facets' values stand for, in one language, as they stood at one moment; immutable. */
final class FacetNames {

    /** As the database writes an id into a listing's codes. */
    static final int BYTES_A_CODE = 3;

    private final Map<Integer, Value> byId = new HashMap<>();
    private final Map<String, Map<String, Value>> byFacet = new HashMap<>();

    FacetNames(List<Value> values) {
        for (Value value : values) {
            byId.put(value.id, value);
            byFacet.computeIfAbsent(value.facet, code -> new HashMap<>()).put(value.value, value);
        }
    }

    /**
     * A value of a facet.
     *
     * @param position among the values of its facet; null for one that stands after those that have one
     */
    record Value(int id, String facet, int facetPosition, String value, String name, Integer position)
            implements Comparable<Value> {

        private static final Comparator<Value> ORDER = Comparator.comparingInt(Value::facetPosition)
                .thenComparing(Value::facet)
                .thenComparing(Value::position, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Value::name).thenComparing(Value::value);

        @Override
        public int compareTo(Value other) {
            return ORDER.compare(this, other);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Value that && id == that.id;
        }

        @Override
        public int hashCode() {
            return id;
        }
    }

    Counts counts(Selection selection) {
        return new Counts(selection);
    }

    /** Counts values; those that were chosen are there even where nothing has them, so that they can be taken back. */
    final class Counts {

        private final Selection selection;
        private final Map<Value, long[]> counts = new HashMap<>();

        private Counts(Selection selection) {
            this.selection = selection;
            selection.facets().forEach((facet, values) -> {
                Map<String, Value> known = byFacet.getOrDefault(facet, Map.of());
                values.stream().filter(known::containsKey).forEach(value -> counts.put(known.get(value), new long[1]));
            });
        }

        /** @param only the facet whose values count; null for all */
        void add(byte[] codes, String only) {
            Map<Integer, long[]> found = new HashMap<>();
            for (int at = 0; at + BYTES_A_CODE <= codes.length; at += BYTES_A_CODE) {
                int id = (codes[at] & 0xff) << 16 | (codes[at + 1] & 0xff) << 8 | codes[at + 2] & 0xff;
                found.computeIfAbsent(id, key -> new long[1])[0]++;
            }
            found.forEach((id, count) -> {
                // A value that is newer than what is remembered shows a moment later.
                Value value = byId.get(id);
                if (value != null && (only == null || only.equals(value.facet))) {
                    counts.computeIfAbsent(value, key -> new long[1])[0] += count[0];
                }
            });
        }

        /** In their order. */
        List<Facet> facets() {
            Map<String, List<FacetOption>> facets = new LinkedHashMap<>();
            counts.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(count -> {
                Value value = count.getKey();
                facets.computeIfAbsent(value.facet, code -> new ArrayList<>()).add(new FacetOption(value.value, value.name,
                        count.getValue()[0], selection.has(value.facet, value.value)));
            });
            return facets.entrySet().stream().map(facet -> new Facet(facet.getKey(), facet.getValue())).toList();
        }
    }
}
