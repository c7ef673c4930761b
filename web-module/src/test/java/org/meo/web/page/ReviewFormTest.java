package org.meo.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meo.reviews.ReviewText;

class ReviewFormTest {

    @Test
    void takesWhatIsRight() {
        ReviewForm form = new ReviewForm(Map.of("rating", "4", "title", "Good", "body", "Does what it says, twice.",
                "displayName", "Ann"));

        assertThat(form.refusals()).isEmpty();
        assertThat(form.text()).isEqualTo(new ReviewText(4, "Good", "Does what it says, twice.", "Ann"));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        ReviewForm form = new ReviewForm(Map.of("body", "x".repeat(10_000)));

        assertThat(form.refusals()).containsOnlyKeys("rating", "title", "body", "displayName");
        assertThat(form.refusals().get("body").code()).isEqualTo("TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "9", "-1", "55", "5.0", "five", " 5", "٥", ""})
    void refusesRatingsThatNoFormOffers(String rating) {
        ReviewForm form = new ReviewForm(Map.of("rating", rating, "title", "Good", "body", "Does what it says, twice.",
                "displayName", "Ann"));

        assertThat(form.refusals()).containsOnlyKeys("rating");
    }
}
