package org.meo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

    @Test
    void takesTheLastWordAsABeginning() {
        assertThat(SearchText.of("  fountain \t pe ")).isEqualTo(new SearchText("fountain pe", "fountain", "pe:*"));
        assertThat(SearchText.of("notebo")).isEqualTo(new SearchText("notebo", "", "notebo:*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"fountain pen\"", "pen -black", "a", "pen:*", "pen & ink |", "PH-FP'; DROP"})
    void leavesOperatorsToTheDatabase(String typed) {
        assertThat(SearchText.of(typed).words()).isEqualTo(typed);
        assertThat(SearchText.of(typed).prefix()).isIn("", "DROP:*");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\u0000\u0000", "\n\t\u00a0"})
    void isEmptyWhenNothingIsLeft(String typed) {
        assertThat(SearchText.of(typed).isEmpty()).isTrue();
    }

    @Test
    void cutsWhatIsTooLong() {
        assertThat(SearchText.of("x".repeat(10_000)).words()).hasSize(Catalogue.MAX_QUERY_LENGTH);
        assertThat(SearchText.of("\ud83d\ude00x".repeat(5_000)).words()).hasSizeLessThanOrEqualTo(Catalogue.MAX_QUERY_LENGTH);
    }

    @Test
    void findsPartsOfWordsOnlyWhereTheIndexCan() {
        assertThat(SearchText.of("50%_\\").containing()).isEqualTo("%50\\%\\_\\\\%");
        assertThat(SearchText.of("ab").containing()).isNull();
        assertThat(SearchText.of("a fountain of ink for pens").longestWords()).containsExactly("fountain", "pens", "ink");
    }

    @Property
    void givesTheDatabaseNothingItCouldNotTake(@ForAll String typed) {
        SearchText text = SearchText.of(typed);

        assertThat(text.words()).hasSizeLessThanOrEqualTo(Catalogue.MAX_QUERY_LENGTH);
        assertThat(text.words().codePoints()).noneMatch(Character::isISOControl)
                .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
        assertThat(text.prefix()).matches("(?U)|[\\p{L}\\p{Nd}]+:\\*");
        assertThat(text.isEmpty() || !text.longestWords().isEmpty()).isTrue();
    }
}
