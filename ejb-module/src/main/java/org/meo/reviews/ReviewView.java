package org.meo.reviews;

import java.time.Instant;
import java.util.List;

/**
 * A review as the product's page shows it.
 *
 * @param language ISO 639-1 code of the language of the shop in which it was written
 */
public record ReviewView(int rating, String title, String body, String displayName, String language, Instant writtenAt) {

    /** The text, a line each paragraph. */
    public List<String> paragraphs() {
        return body.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
