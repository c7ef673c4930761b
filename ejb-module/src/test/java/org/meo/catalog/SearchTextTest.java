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
    void partsWords() {
        SearchText text = SearchText.of("  Fountain \t PE ");

        assertThat(text.typed()).isEqualTo("Fountain PE");
        assertThat(text.words()).containsExactly("fountain", "pe");
        assertThat(text.open()).isTrue();
    }

    @Test
    void leavesOutWhatStandsAroundWords() {
        SearchText text = SearchText.of("\"fountain pen\" -black | (0.7) A5, !!! 'x':*");

        assertThat(text.words()).containsExactly("fountain", "pen", "black", "0.7", "a5", "x");
        assertThat(text.open()).isFalse();
        assertThat(SearchText.of("& | ! ()").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\u0000\u0000", "\n\t\u00a0", "---"})
    void isEmptyWhenNothingIsLeft(String typed) {
        assertThat(SearchText.of(typed).isEmpty()).isTrue();
    }

    @Test
    void cutsWhatIsTooLong() {
        assertThat(SearchText.of("x".repeat(10_000)).typed()).hasSize(Catalogue.MAX_QUERY_LENGTH);
        assertThat(SearchText.of("\ud83d\ude00x".repeat(5_000)).typed()).hasSizeLessThanOrEqualTo(Catalogue.MAX_QUERY_LENGTH);
        assertThat(SearchText.of("a b c d e f g h i j k l").words()).hasSize(SearchText.MAX_WORDS);
    }

    @Test
    void takesOneWordForASku() {
        assertThat(SearchText.of("PH-FP-MER").sku()).isEqualTo("ph-fp-mer");
        assertThat(SearchText.of("PH FP").sku()).isEmpty();
        assertThat(SearchText.of("PH").sku()).isEmpty();
    }

    @Test
    void foldsLetters() {
        assertThat(SearchText.plain("  Füllfederhalter, groß & Café ")).isEqualTo("fullfederhalter gross cafe");
    }

    @Property
    void givesTheDatabaseNothingItCouldNotTake(@ForAll String typed) {
        SearchText text = SearchText.of(typed);

        assertThat(text.typed()).hasSizeLessThanOrEqualTo(Catalogue.MAX_QUERY_LENGTH);
        assertThat(text.typed().codePoints()).noneMatch(Character::isISOControl)
                .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
        assertThat(text.words()).allMatch(word -> !word.isEmpty() && word.indexOf(' ') < 0);
        assertThat(text.plainWords()).allMatch(word -> word.codePoints().allMatch(Character::isLetterOrDigit));
    }
}
