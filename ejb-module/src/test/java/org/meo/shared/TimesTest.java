package org.meo.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.Tag;
import org.junit.jupiter.api.Test;

class TimesTest {

    private final Counters counters = new Counters();
    private final Times times = new Times(counters.registry(), Metadata.builder().withName("seconds_bucket").build(),
            new Tag("kind", "a"));

    @Test
    void oneCountsInEachBucketThatItFitsIn() {
        times.count(100_000_001);

        assertThat(count("0.1")).isZero();
        assertThat(count("0.25")).isEqualTo(1);
        assertThat(count("10.0")).isEqualTo(1);
        assertThat(count("+Inf")).isEqualTo(1);
    }

    @Test
    void aBucketHoldsItsBound() {
        times.count(500_000_000);

        assertThat(count("0.25")).isZero();
        assertThat(count("0.5")).isEqualTo(1);
    }

    @Test
    void theSlowestCountInTheLastOnly() {
        times.count(60_000_000_000L);

        assertThat(count("10.0")).isZero();
        assertThat(count("+Inf")).isEqualTo(1);
    }

    @Test
    void allAreThereBeforeTheFirst() {
        assertThat(count("0.0005")).isZero();
        assertThat(count("0.0001")).isEqualTo(-1);
    }

    private long count(String bound) {
        return counters.count("seconds_bucket{kind=a,le=" + bound + "}");
    }
}
