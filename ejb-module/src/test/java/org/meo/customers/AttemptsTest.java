package org.meo.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    @Test
    void waitsDoubleAfterTheFreeOnesUpToAQuarterOfAnHour() {
        assertThat(IntStream.rangeClosed(1, 17).mapToObj(tries -> Attempts.delay(tries, 5).toSeconds()))
                .containsExactly(0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L, 900L);
        assertThat(Attempts.delay(Integer.MAX_VALUE, 5)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void saysWhenToTryAgainInWholeUnitsNeverTooEarly() {
        Instant now = Instant.parse("2026-01-01T12:00:00Z");
        assertThat(Attempts.refusal("", now.plusMillis(1), now)).hasMessage("TRY_AGAIN_IN_SECONDS [1]");
        assertThat(Attempts.refusal("", now.plusMillis(1_001), now)).hasMessage("TRY_AGAIN_IN_SECONDS [2]");
        assertThat(Attempts.refusal("", now.plusSeconds(90), now)).hasMessage("TRY_AGAIN_IN_SECONDS [90]");
        assertThat(Attempts.refusal("", now.plusSeconds(121), now)).hasMessage("TRY_AGAIN_IN_MINUTES [3]");
        assertThat(Attempts.refusal("", now.plusSeconds(900), now)).hasMessage("TRY_AGAIN_IN_MINUTES [15]");
    }
}
