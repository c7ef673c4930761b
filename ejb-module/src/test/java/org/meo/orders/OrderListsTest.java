package org.meo.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrderListsTest {

    @Test
    void placesInAListAreReadBackAsTheyWereWritten() {
        OrderPosition position = new OrderPosition(Instant.parse("2026-03-01T12:00:00.123456Z"), 4711, true);

        assertThat(OrderPosition.parse(position.toString())).contains(position);
        assertThat(OrderPosition.parse("o1-2")).contains(new OrderPosition(Instant.EPOCH.plusNanos(1000), 2, false));
    }

    @Test
    void whatIsNoPlaceIsNone() {
        assertThat(OrderPosition.parse(null)).isEmpty();
        assertThat(OrderPosition.parse("o1-'; DROP TABLE orders")).isEmpty();
        assertThat(OrderPosition.parse("o99999999999999999-1")).isEmpty();
    }

    @Test
    void wordsAreSearchedByTheirBeginnings() {
        assertThat(OrderLists.words("Anna O'Neil")).isEqualTo("'Anna':* & 'O':* & 'Neil':*");
        assertThat(OrderLists.words("': & !|")).isEmpty();
        assertThat(OrderLists.words("山田 太郎")).isEqualTo("'山田':* & '太郎':*");
    }
}
