package org.meo.catalog;

import java.util.List;

/**
 * One thing to filter a list by.
 *
 * @param code    {@code brand}, {@code colour}, {@code price}, {@link Selection#CATEGORY}, ...; its name is the page's
 * @param options those that would leave something, and those that are chosen; at least one
 */
public record Facet(String code, List<FacetOption> options) {

    public Facet {
        options = List.copyOf(options);
    }

    public boolean isChosen() {
        return options.stream().anyMatch(FacetOption::chosen);
    }
}
