package org.meo.web.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RequestCountsTest {

    private static final RequestCounts THEN = new RequestCounts(100, 5, new TreeMap<>(Map.of(0.1, 90L, 1.0, 100L, Double.POSITIVE_INFINITY, 100L)));

    @Test
    void errorsAreThoseSinceThen() {
        assertThat(new RequestCounts(120, 6, new TreeMap<>()).errorsSince(THEN)).isEqualTo(5);
        assertThat(THEN.errorsSince(THEN)).isZero();
    }

    @Test
    void theSlowestOfALotIsReadBetweenTwoBounds() {
        RequestCounts now = new RequestCounts(200, 5, new TreeMap<>(Map.of(0.1, 180L, 1.0, 200L, Double.POSITIVE_INFINITY, 200L)));
        assertThat(now.slowestSince(THEN)).isEqualTo(1_000 * (0.1 + 0.9 * 5 / 10), within(0.001));
    }

    @Test
    void nothingAnsweredHasNoSlowest() {
        assertThat(THEN.slowestSince(THEN)).isNaN();
    }

    @Test
    void whatTookLongerThanTheLastBoundIsToldAsThatBound() {
        RequestCounts now = new RequestCounts(101, 5, new TreeMap<>(Map.of(0.1, 90L, 1.0, 100L, Double.POSITIVE_INFINITY, 101L)));
        assertThat(now.slowestSince(THEN)).isEqualTo(1_000);
    }

    @Test
    void whatStaysInsideTheMachineIsNoNetwork() {
        assertThat(Machine.network(List.of("Inter-|   Receive", " face |bytes", "    lo: 500 1 0 0 0 0 0 0 500 1 0 0 0 0 0 0",
                "  eth0: 1000 1 0 0 0 0 0 0 200 1 0 0 0 0 0 0"))).isEqualTo(1_200);
        assertThat(Machine.network(List.of())).isNaN();
    }
}
