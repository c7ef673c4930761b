package org.meo.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a shopper chose of a list: of each facet some values, any of which will do; of several facets all must hold.
 *
 * @param facets by code of the facet, the values in ascending order; no facet without a value. At most
 *               {@link #MAX_FACETS} facets and {@link #MAX_VALUES} values each, all of them well formed
 * @param page   from 1
 */
public record Selection(Map<String, List<String>> facets, SortOrder order, int page) {

    /** The facet whose values are slugs of categories: it is there beside those that the database names. */
    public static final String CATEGORY = "category";
    public static final int MAX_FACETS = 12;
    public static final int MAX_VALUES = 30;

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern VALUE = Pattern.compile("(?=.{1,120}$)[a-z0-9]+([-.][a-z0-9]+)*-?");

    /** All of the list, from its start. */
    public static final Selection EVERYTHING = new Selection(Map.of(), SortOrder.BEST, 1);

    public Selection {
        facets = Collections.unmodifiableMap(new LinkedHashMap<>(facets));
    }

    /**
     * Takes what an address says. What can't be a facet or a value, and what is beyond the bounds, is left out.
     *
     * @param chosen by code, in the order in which facets count when there are too many
     */
    public static Selection of(Map<String, ? extends Collection<String>> chosen, SortOrder order, int page) {
        Map<String, List<String>> facets = new LinkedHashMap<>();
        chosen.entrySet().stream().filter(facet -> CODE.matcher(facet.getKey()).matches()).limit(MAX_FACETS)
                .forEach(facet -> {
                    List<String> values = facet.getValue().stream().filter(value -> VALUE.matcher(value).matches())
                            .distinct().limit(MAX_VALUES).sorted().toList();
                    if (!values.isEmpty()) {
                        facets.put(facet.getKey(), values);
                    }
                });
        return new Selection(facets, order, Math.max(1, page));
    }

    /** Whether anything is chosen that makes the list shorter. */
    public boolean isFiltered() {
        return !facets.isEmpty();
    }

    public boolean has(String facet, String value) {
        return facets.getOrDefault(facet, List.of()).contains(value);
    }
}
