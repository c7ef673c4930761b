package org.meo.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meo.catalog.SortOrder;

class ListQueryTest {

    private static ListQuery of(String query) {
        return ListQuery.of(new FakeExchange("GET", "/c/pens" + query).request().getParameterMap());
    }

    @Test
    void readsWhatWasChosen() {
        ListQuery query = of("?colour=red&colour=blue&sort=price&page=3&q=ink&utm_source=x");

        assertThat(query.text()).isEqualTo("ink");
        assertThat(query.selection().facets()).containsOnlyKeys("colour").containsEntry("colour", List.of("blue", "red"));
        assertThat(query.selection().order()).isEqualTo(SortOrder.CHEAPEST);
        assertThat(query.selection().page()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"?page=1&sort=best, ''", "?colour=red&brand=x&colour=blue&colour=red, ?brand=x&colour=blue&colour=red",
        "?sort=nope&page=abc&Colour=red&colour=A+B, ''", "?page=2&q=a&sort=price, ?q=a&sort=price&page=2",
        "?page=99999999999999999999, ?page=1000000", "?q=, ''"})
    void aListHasOneAddress(String asked, String written) {
        assertThat(of(asked).parameters()).isEqualTo(written);
        assertThat(of(written.isEmpty() ? "?" : written).parameters()).isEqualTo(written);
    }

    @Test
    void choosingBeginsTheListAnew() {
        ListQuery query = of("?colour=red&page=7&sort=price");

        assertThat(query.toggled("colour", "blue").parameters()).isEqualTo("?colour=blue&colour=red&sort=price");
        assertThat(query.toggled("colour", "red").parameters()).isEqualTo("?sort=price");
        assertThat(query.unfiltered().parameters()).isEqualTo("?sort=price");
        assertThat(query.page(8).parameters()).isEqualTo("?colour=red&sort=price&page=8");
    }

    @Test
    void aPartOfAListIsNoListOfItsOwn() {
        assertThat(of("?page=2").isVariation()).isFalse();
        assertThat(of("?colour=red").isVariation()).isTrue();
        assertThat(of("?sort=price").isVariation()).isTrue();
    }

    @Test
    void aThousandChoicesAreBounded() {
        StringBuilder asked = new StringBuilder("?a=1");
        for (int number = 0; number < 1_000; number++) {
            asked.append("&facet").append(number).append("=x&colour=c").append(number);
        }

        assertThat(of(asked.toString()).selection().facets()).hasSizeLessThanOrEqualTo(12)
                .allSatisfy((facet, values) -> assertThat(values).hasSizeLessThanOrEqualTo(30));
    }
}
