package org.meo.web.page;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.meo.reviews.ReviewText;
import org.meo.shared.BusinessException;

/** The texts of a review's fields, and everything that is wrong with them at once; the rules are {@link ReviewText}'s. */
final class ReviewForm {

    private static final Map<String, String> SAMPLE = Map.of("rating", "5", "title", "A", "body",
            "A".repeat(ReviewText.MIN_BODY), "displayName", "A");

    private final Map<String, BusinessException> refusals = new LinkedHashMap<>();
    private final ReviewText text;

    /** @param values by field name; one that is missing counts as empty */
    ReviewForm(Map<String, String> values) {
        Map<String, String> texts = new HashMap<>();
        SAMPLE.keySet().forEach(field -> texts.put(field, values.getOrDefault(field, "")));
        Optional<ReviewText> read = Optional.empty();
        while (read.isEmpty()) {
            try {
                read = Optional.of(new ReviewText(stars(texts.get("rating")), texts.get("title"), texts.get("body"),
                        texts.get("displayName")));
            } catch (BusinessException refusal) {
                if (refusals.putIfAbsent(refusal.path(), refusal) != null || !SAMPLE.containsKey(refusal.path())) {
                    throw new IllegalStateException("no field, or its sample is refused: " + refusal.path(), refusal);
                }
                texts.put(refusal.path(), SAMPLE.get(refusal.path()));
            }
        }
        text = read.get();
    }

    /** @return 0, which no review gives, for what is not one digit */
    private static int stars(String typed) {
        return typed.matches("[0-9]") ? Integer.parseInt(typed) : 0;
    }

    /** What is wrong, by field; empty when the text may be used. */
    Map<String, BusinessException> refusals() {
        return refusals;
    }

    ReviewText text() {
        return text;
    }
}
