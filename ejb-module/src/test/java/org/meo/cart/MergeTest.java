package org.meo.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergeTest {

    @Test
    void addsWhatBothHaveAndKeepsTheOrder() {
        Merge merge = Merge.of(lines("B", 1, "A", 2), lines("C", 4, "A", 3), Map.of("A", 10));

        assertThat(merge.lines()).containsExactly(entry("B", 1), entry("A", 5), entry("C", 4));
        assertThat(merge.cut()).isEmpty();
    }

    @Test
    void cutsToWhatCanBeHadButTakesNothingAway() {
        Merge merge = Merge.of(lines("A", 2, "B", 7, "C", 9_000), lines("A", 3, "B", 1, "C", 9_000), Map.of("A", 4, "B", 0, "C", 99_999));

        assertThat(merge.lines()).containsExactly(entry("A", 4), entry("B", 7), entry("C", Carts.MAX_QUANTITY));
        assertThat(merge.cut()).containsExactly("A", "B", "C");
    }

    @Test
    void leavesOutWhatDoesNotFitIn() {
        Map<String, Integer> full = new LinkedHashMap<>();
        for (int line = 0; line < Carts.MAX_LINES; line++) {
            full.put("SKU-" + line, 1);
        }

        Merge merge = Merge.of(full, lines("SKU-0", 1, "ONE-MORE", 1), Map.of("SKU-0", 5));

        assertThat(merge.lines()).hasSize(Carts.MAX_LINES).containsEntry("SKU-0", 2);
        assertThat(merge.cut()).containsExactly("ONE-MORE");
    }

    private static Map<String, Integer> lines(Object... pairs) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            lines.put((String) pairs[index], (Integer) pairs[index + 1]);
        }
        return lines;
    }
}
