package org.meo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void aStepIsALineWithNumberNameAndTime() {
        assertThat(Progress.line(3, 7, "Creating the Payara domain", Duration.ofMillis(6_240)))
                .isEqualTo("[ 3/7] Creating the Payara domain                   6.2 s");
    }

    @Test
    void stepsAreNumberedInTheOrderTheyEndAndAFailedOneIsNotDone() {
        List<String> lines = new ArrayList<>();
        try (Progress progress = new Progress(lines::add, 2)) {
            assertThatIllegalStateException().isThrownBy(() -> progress.step("one", () -> {
                throw new IllegalStateException("no");
            }));
            progress.step("two", () -> { });
        }

        assertThat(lines).singleElement().asString().startsWith("[ 1/2] two");
    }
}
