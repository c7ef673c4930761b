package org.meo.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummariesTest {

    @Test
    void keepsWholeWords() {
        assertThat(Summaries.of("Short\n\n text.")).isEqualTo("Short text.");
        assertThat(Summaries.of("word ".repeat(100))).hasSizeLessThanOrEqualTo(160).endsWith("word…");
        assertThat(Summaries.of("x".repeat(300))).hasSize(160);
    }
}
