package org.meo.web.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.meo.catalog.Selection;
import org.meo.catalog.SortOrder;

/**
 * What the address of a list says, and back: {@code ?q=pen&colour=blue&colour=red&sort=price&page=2}. Written it is always
 * in the same order and names nothing that goes without saying, so that a list has one address.
 *
 * @param text null where the list is no search
 */
public record ListQuery(String text, Selection selection) {

    private static final String TEXT = "q";
    private static final String SORT = "sort";
    private static final String PAGE = "page";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int MAX_PAGE = 1_000_000;
    private static final int MAX_DIGITS = 7;
    /** What others append to addresses for their own ends. */
    private static final Set<String> MARKETING = Set.of("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content",
            "gclid", "fbclid", "msclkid");

    /** Whether a parameter is nothing to any page. */
    static boolean isMarketing(String name) {
        return MARKETING.contains(name);
    }

    /** Whether a parameter may mean something to a list. */
    static boolean isKnown(String name) {
        return CODE.matcher(name).matches();
    }

    /** Reads an address; what makes no sense is left out. */
    public static ListQuery of(Map<String, String[]> parameters) {
        Map<String, List<String>> facets = new TreeMap<>();
        parameters.forEach((name, values) -> {
            if (isKnown(name) && !name.equals(TEXT) && !name.equals(SORT) && !name.equals(PAGE) && !isMarketing(name)) {
                facets.put(name, Arrays.asList(values));
            }
        });
        return new ListQuery(first(parameters, TEXT), Selection.of(facets,
                SortOrder.find(first(parameters, SORT)).orElse(SortOrder.BEST), number(first(parameters, PAGE))));
    }

    private static String first(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    /** @return 1 for null and for what is no number from 1; at most a million, far beyond any list */
    public static int number(String text) {
        if (text == null || text.isEmpty() || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return 1;
        }
        String digits = text.replaceFirst("^0+", "");
        if (digits.isEmpty()) {
            return 1;
        }
        return digits.length() > MAX_DIGITS ? MAX_PAGE : Math.min(MAX_PAGE, Integer.parseInt(digits));
    }

    /** The same list from its start, with a value of a facet chosen or, if it was, not chosen any more. */
    public ListQuery toggled(String facet, String value) {
        Map<String, List<String>> facets = new TreeMap<>(selection.facets());
        List<String> values = new ArrayList<>(facets.getOrDefault(facet, List.of()));
        if (!values.remove(value)) {
            values.add(value);
        }
        facets.put(facet, values);
        return new ListQuery(text, Selection.of(facets, selection.order(), 1));
    }

    /** The same list from its start, with nothing chosen. */
    public ListQuery unfiltered() {
        return new ListQuery(text, Selection.of(Map.of(), selection.order(), 1));
    }

    /** The same list, another page of it. */
    public ListQuery page(int number) {
        return new ListQuery(text, new Selection(selection.facets(), selection.order(), number));
    }

    /** Whether it is a part of a list, or one in another order: not what a search engine should show. */
    public boolean isVariation() {
        return selection.isFiltered() || selection.order() != SortOrder.BEST;
    }

    /** As an address has it: with a question mark, or empty. */
    public String parameters() {
        StringBuilder query = new StringBuilder();
        if (text != null && !text.isBlank()) {
            append(query, TEXT, text);
        }
        new TreeMap<>(selection.facets()).forEach((facet, values) -> values.forEach(value -> append(query, facet, value)));
        if (selection.order() != SortOrder.BEST) {
            append(query, SORT, selection.order().code());
        }
        if (selection.page() > 1) {
            append(query, PAGE, Integer.toString(selection.page()));
        }
        return query.toString();
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
