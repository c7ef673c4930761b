package org.meo.web.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.meo.catalog.Facet;
import org.meo.catalog.FacetOption;
import org.meo.catalog.Selection;
import org.meo.catalog.SortOrder;
import org.meo.web.http.ListQuery;

class FiltersTest {

    private static final List<Facet> FACETS = List.of(
            new Facet("colour", List.of(new FacetOption("blue", "Blue", 1_234, true), new FacetOption("red", "<Red>", 3, false))),
            new Facet("price", List.of(new FacetOption("0-5", "under 5", 2, false), new FacetOption("5-10", "5 to 10", 2, false),
                    new FacetOption("100-", "100 and more", 1, false))));

    private static ListQuery query(String text) {
        return new ListQuery(text, Selection.of(Map.of("colour", List.of("blue")), SortOrder.NEWEST, 4));
    }

    @Test
    void theFormSaysWhatIsChosen() {
        String html = Filters.write(FACETS, query(null), "/c/pens", Locale.UK);

        assertThat(html).contains("action=\"/c/pens\"", "<legend>Colour</legend>",
                "name=\"colour\" value=\"blue\" checked=\"checked\"/><span>Blue</span> <span class=\"count\">1,234</span>",
                "value=\"newest\" selected=\"selected\"", "<span>under £5</span>", "<span>£5 to £10</span>", "<span>£100 and more</span>")
                .doesNotContain("name=\"q\"").doesNotContain("name=\"page\"");
    }

    @Test
    void theFormOfASearchKeepsItsWords() {
        assertThat(Filters.write(FACETS, query("\"><script>"), "/search", Locale.UK))
                .contains("name=\"q\" value=\"&quot;&gt;&lt;script&gt;\"", "Best match");
    }

    @Test
    void whatComesFromOutsideIsNeverMarkup() {
        assertThat(Filters.write(FACETS, query(null), "/c/pens", Locale.UK)).contains("&lt;Red&gt;").doesNotContain("<Red>");
    }

    @Test
    void eachChoiceCanBeUndone() {
        assertThat(ChosenFilters.write(FACETS, query("ink"), "/search", Locale.UK))
                .contains("href=\"/search?q=ink&amp;sort=newest\"", "Remove filter: </span>Blue</a>", "Clear all")
                .doesNotContain("Red").doesNotContain("page=");
    }
}
