package org.meo.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meo.shared.BusinessException;
import org.meo.shared.Page;

class ReviewTextTest {

    private static final String BODY = "Writes well on any paper.";

    @Test
    void keepsWhatWasSaidWithoutBlanksAround() {
        ReviewText text = new ReviewText(5, "  Fine pen ", " First line.\r\nSecond line, longer. ", " Ann ");

        assertThat(text).isEqualTo(new ReviewText(5, "Fine pen", "First line.\nSecond line, longer.", "Ann"));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 6, Integer.MAX_VALUE})
    void refusesOtherThanOneToFiveStars(int rating) {
        assertRefused("INVALID_RATING", "rating", () -> new ReviewText(rating, "Title", BODY, "Ann"));
    }

    @Test
    void boundsEveryText() {
        assertRefused("REQUIRED", "title", () -> new ReviewText(3, " ", BODY, "Ann"));
        assertRefused("TOO_LONG", "title", () -> new ReviewText(3, "x".repeat(121), BODY, "Ann"));
        assertRefused("INVALID_TEXT", "title", () -> new ReviewText(3, "a\nb", BODY, "Ann"));
        assertRefused("REQUIRED", "body", () -> new ReviewText(3, "Title", null, "Ann"));
        assertRefused("TOO_SHORT", "body", () -> new ReviewText(3, "Title", "x".repeat(19), "Ann"));
        assertRefused("TOO_LONG", "body", () -> new ReviewText(3, "Title", "x".repeat(10_000), "Ann"));
        assertRefused("INVALID_TEXT", "body", () -> new ReviewText(3, "Title", BODY + "\u0000", "Ann"));
        assertRefused("REQUIRED", "displayName", () -> new ReviewText(3, "Title", BODY, ""));
        assertRefused("TOO_LONG", "displayName", () -> new ReviewText(3, "Title", BODY, "x".repeat(61)));
    }

    @Test
    void countsCharactersAsTheDatabaseDoes() {
        // Each of these is two chars in Java and one in PostgreSQL.
        assertThat(new ReviewText(3, "Title", "😀".repeat(4_000), "Ann").body()).hasSize(8_000);
        assertRefused("TOO_SHORT", "body", () -> new ReviewText(3, "Title", "😀".repeat(19), "Ann"));
    }

    @Test
    void averageIsOfAllReviewsNotOfThePage() {
        ProductReviews none = new ProductReviews(new Page<>(List.of(), 1, 10, 0), List.of(0, 0, 0, 0, 0));
        ProductReviews some = new ProductReviews(new Page<>(List.of(), 1, 10, 3), List.of(1, 0, 0, 0, 2));

        assertThat(none.average()).isZero();
        assertThat(some.count()).isEqualTo(3);
        assertThat(some.average()).isEqualTo(11.0 / 3);
    }

    private static void assertRefused(String code, String path, Runnable writing) {
        assertThatThrownBy(writing::run).isInstanceOfSatisfying(BusinessException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.path()).isEqualTo(path);
        });
    }
}
