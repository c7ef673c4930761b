package org.meo.web.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChartTest {

    @Test
    void theNewestStandsAtTheEndWhateverThereIsBefore() {
        assertThat(chart(0.0, 5.0, 10.0)).contains("<path class=\"chart-line\" d=\"M180 99L270 50L360 1\"/>")
                .contains("<path class=\"chart-area\" d=\"M180 100L180 99L270 50L360 1L360 100Z\"/>");
    }

    @Test
    void whereNothingIsKnownTheLineIsBroken() {
        assertThat(chart(0.0, Double.NaN, 10.0)).contains("d=\"M180 99M360 1\"");
        assertThat(chart(Double.NaN, Double.NaN)).doesNotContain("chart-line").contains("now not known");
        assertThat(chart()).doesNotContain("chart-line");
    }

    @Test
    void itSaysInWordsWhatItShows() {
        assertThat(chart(2.25, 8.0, 4.5)).contains("role=\"img\" aria-label=\"Errors: now 4.5 %, lowest 2.2 %, highest 8 %.\"")
                .contains("<strong>4.5 %</strong>");
    }

    @Test
    void theScaleEndsAtARoundNumber() {
        assertThat(new Curve("live.errors", "live.in.percent", List.of(0.0), 5, 5).top()).isEqualTo(5);
        assertThat(new Curve("live.errors", "live.in.percent", List.of(13.0, Double.NaN), 5, 5).top()).isEqualTo(20);
        assertThat(new Curve("live.errors", "live.in.percent", List.of(1_700.0), 5, 5).top()).isEqualTo(2_000);
    }

    private static String chart(Double... values) {
        return Chart.html(new Curve("live.errors", "live.in.percent", List.of(values), 5, 10), Locale.UK);
    }
}
