package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.catalog.Catalogue;
import org.meo.catalog.ProductCard;
import org.meo.catalog.SearchPage;
import org.meo.catalog.Selection;
import org.meo.catalog.intake.FirstImport;
import org.meo.shared.Language;

/** What shoppers type, and what they should then see among the first five products of the built-in catalogue. */
@ExtendWith(ArquillianExtension.class)
class SearchRelevanceIT {

    static final String QUERIES = "relevance/queries.csv";
    private static final int FIRST = 5;

    @EJB
    private FirstImport firstImport;

    @Inject
    private Catalogue catalogue;

    /** One line of the file. @param kind {@code typo} where something is misspelt */
    record Query(Language language, String kind, String text, Set<String> expected) {

        static Query of(String line) {
            String[] fields = line.split(",", 4);
            return new Query(Language.find(fields[0]).orElseThrow(), fields[1], fields[2],
                    Set.copyOf(Arrays.asList(fields[3].split(" "))));
        }
    }

    @BeforeEach
    void awaitCatalogue() {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(firstImport::isComplete);
    }

    @Test
    void wellSpeltSearchesFindWhatTheyMean() throws IOException {
        succeed(query -> !query.kind.equals("typo"), 60, 0.95);
    }

    @Test
    void misspeltSearchesFindWhatTheyMean() throws IOException {
        succeed(query -> query.kind.equals("typo"), 30, 0.90);
    }

    @Test
    void filtersCountWhatTheyWouldLeave() {
        SearchPage all = catalogue.search("pen", Selection.EVERYTHING, Language.ENGLISH);
        all.facets().forEach(facet -> facet.options().stream().limit(3).forEach(option -> {
            Selection one = Selection.of(Map.of(facet.code(), List.of(option.value())), all.selection().order(), 1);

            SearchPage left = catalogue.search("pen", one, Language.ENGLISH);

            assertThat(left.products().total()).as("%s=%s", facet.code(), option.value()).isEqualTo(option.count());
        }));
    }

    @Test
    void hostileTextsFindNothingOrSomethingButNeverFail() {
        for (String text : List.of("'", "\\", ":*", "a' | 'b", "!!", "<->", "((((", "%", "_", "\u0000", "x".repeat(10_000),
                "pen & | ! ( ) : * ' \" \\ <-> -pen", "\ud83d\ude00", "' OR 1=1 --", "\u202e pen")) {
            assertThat(catalogue.search(text, Selection.EVERYTHING, Language.GERMAN)).as(text).isNotNull();
            assertThat(catalogue.suggest(text, Language.ENGLISH)).as(text).isNotNull();
        }
    }

    private void succeed(Predicate<Query> which, int atLeast, double share) throws IOException {
        List<Query> queries = queries().stream().filter(which).toList();
        List<String> missed = new ArrayList<>();
        for (Query query : queries) {
            SearchPage page = catalogue.search(query.text, Selection.EVERYTHING, query.language);
            List<String> first = page.products().items().stream().limit(FIRST).map(ProductCard::slug).toList();
            if (first.stream().noneMatch(query.expected::contains)) {
                missed.add(query.text + " -> " + first);
            }
        }
        assertThat(queries).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(1 - (double) missed.size() / queries.size()).as("found nothing expected for %s", missed)
                .isGreaterThanOrEqualTo(share);
    }

    private static List<Query> queries() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                SearchRelevanceIT.class.getClassLoader().getResourceAsStream(QUERIES), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).filter(line -> !line.isBlank()).map(Query::of).toList();
        }
    }
}
