package org.meo.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final AtomicLong now = new AtomicLong();
    private final List<List<String>> asked = new ArrayList<>();
    private final Remembered<String> remembered = new Remembered<>(10, Duration.ofSeconds(2), now::get);

    @Test
    void asksForWhatIsMissingAtOnceAndOnce() {
        assertThat(get("a", "b", "a")).containsOnly(Map.entry("a", "A"), Map.entry("b", "B"));
        assertThat(get("b", "c")).containsOnlyKeys("b", "c");
        assertThat(get("a", "b", "c")).hasSize(3);
        assertThat(asked).containsExactly(List.of("a", "b"), List.of("c"));
    }

    @Test
    void asksAgainWhenTimeHasPassedOrItWasToldToForget() {
        get("a", "b");
        remembered.forget("a");
        get("a", "b");
        now.set(Duration.ofSeconds(2).toNanos());
        get("b");
        assertThat(asked).containsExactly(List.of("a", "b"), List.of("a"), List.of("b"));
    }

    @Test
    void remembersNoMoreThanItMay() {
        for (int round = 0; round < 100; round++) {
            get("key-" + round);
            assertThat(remembered.size()).isLessThanOrEqualTo(10);
        }
        String[] many = IntStream.range(0, 50).mapToObj(index -> "many-" + index).toArray(String[]::new);
        assertThat(get(many)).hasSize(50);
        assertThat(remembered.size()).isLessThanOrEqualTo(10);
    }

    private Map<String, String> get(String... keys) {
        return remembered.get(List.of(keys), missing -> {
            asked.add(missing);
            return missing.stream().collect(Collectors.toMap(Function.identity(), key -> key.toUpperCase(Locale.ROOT)));
        });
    }
}
