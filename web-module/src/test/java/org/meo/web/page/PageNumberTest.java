package org.meo.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageNumberTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 7", "0007, 7", "0, 1", "-3, 1", "abc, 1", "'', 1", "2.5, 1", "999999, 999999", "1000000000, 1000000",
        "99999999999999999999, 1000000", "٣, 1"})
    void readsWhatIsANumberAndTakesTheFirstPageForAllElse(String text, int expected) {
        assertThat(PageNumber.parse(text)).isEqualTo(expected);
    }

    @Test
    void theFirstPageNeedsNoNumber() {
        assertThat(PageNumber.parse(null)).isEqualTo(1);
    }
}
