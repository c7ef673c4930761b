package org.meo.catalog;

/**
 * What a merchant wants search engines to show.
 *
 * @param title       null when the name will do
 * @param description null when the beginning of the description will do
 */
public record Seo(String title, String description) {
}
