package org.meo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {

    @Test
    void keepsWhatCanBeAValue() {
        Selection selection = Selection.of(Map.of("colour", List.of("navy", "blue", "blue"), "price", List.of("5-10", "100-")),
                SortOrder.CHEAPEST, 3);

        assertThat(selection.facets()).containsOnly(Map.entry("colour", List.of("blue", "navy")),
                Map.entry("price", List.of("100-", "5-10")));
        assertThat(selection.has("colour", "navy")).isTrue();
        assertThat(selection.has("size", "a5")).isFalse();
        assertThat(selection.isFiltered()).isTrue();
    }

    @Test
    void leavesOutWhatCanBeNone() {
        Selection selection = Selection.of(Map.of("colour", List.of("", "Blue", "a'b", "x".repeat(121), "..", "a--b"),
                "Brand", List.of("lamy"), "q'", List.of("x")), SortOrder.BEST, -7);

        assertThat(selection).isEqualTo(Selection.EVERYTHING);
    }

    @Test
    void isBounded() {
        Map<String, List<String>> much = new LinkedHashMap<>();
        List<String> values = IntStream.range(0, 500).mapToObj(number -> "v" + number).toList();
        IntStream.range(0, 100).forEach(number -> much.put("f" + number, values));

        Selection selection = Selection.of(much, SortOrder.BEST, 1);

        assertThat(selection.facets()).hasSize(Selection.MAX_FACETS);
        assertThat(selection.facets().values()).allMatch(list -> list.size() == Selection.MAX_VALUES);
        assertThat(Collections.max(selection.facets().keySet())).startsWith("f");
    }

    @Test
    void ordersHaveCodes() {
        for (SortOrder order : SortOrder.values()) {
            assertThat(SortOrder.find(order.code())).contains(order);
        }
        assertThat(SortOrder.find("cheapest")).isEmpty();
        assertThat(SortOrder.find(null)).isEmpty();
    }
}
