package org.meo.catalog;

/**
 * A value to filter by.
 *
 * @param value as addresses of pages have it
 * @param name  for a reader; for prices and stars the page may say it better by the value
 * @param count how many products the list would hold with this value and what is chosen of the other facets
 */
public record FacetOption(String value, String name, long count, boolean chosen) {
}
