package org.meo.catalog;

/** One step of the way from the home page down to a category. */
public record Crumb(String slug, String name) {
}
