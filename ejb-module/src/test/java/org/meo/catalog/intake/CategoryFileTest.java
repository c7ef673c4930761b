package org.meo.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoryFileTest {

    private static final String HEADER = "slug,parent,position,name,name_de,description,description_de";

    @Test
    void readsParentsAndChildren() {
        assertThat(CategoryFile.read(CsvFiles.source(HEADER, "paper,,1,Paper,Papier,All of it,", "pads,paper,2,Pads,,,")))
                .containsExactly(new CategoryDraft("paper", null, 1, "Paper", "Papier", "All of it", null),
                        new CategoryDraft("pads", "paper", 2, "Pads", null, "", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"paper,,1,Paper,,;columns", "pads,pens,1,Pads,,,;parent", "pads,pads,1,Pads,,,;parent",
            "paper,,1,Paper,,,;twice", "Pads,,1,Pads,,,;slug", "pads,,first,Pads,,,;position", "pads,,1,,,,;name"})
    void refusesTheWholeFileForOneMistake(String line, String reason) {
        assertThatExceptionOfType(BrokenCatalogueException.class)
                .isThrownBy(() -> CategoryFile.read(CsvFiles.source(HEADER, "paper,,1,Paper,,,", line)))
                .withMessageContaining(reason).matches(broken -> broken.line() == 3);
    }

    @Test
    void leavesOutSingleRowsOfAnOperatorsFile() {
        CatalogueSource source = CsvFiles.source("slug,parent,name,seo_title", "pads,paper,Pads,All pads", "tiny,pads,Tiny,",
                "lost,nowhere,Lost,", "pads,,Pads,", "Bad slug,,Bad,");
        CategoryFile file = new CategoryFile(source, source.header(), Collections.singletonMap("paper", null));
        List<Rejection> rejections = new ArrayList<>();
        file.check(rejections::add);

        assertThat(file.categories()).extracting(CategoryDraft::slug).containsExactly("pads", "tiny");
        assertThat(file.categories().get(0).seo().title()).isEqualTo("All pads");
        assertThat(rejections).extracting(Rejection::code).containsExactly(Rejection.Code.UNKNOWN_CATEGORY,
                Rejection.Code.DUPLICATE_CATEGORY, Rejection.Code.INVALID_SLUG);
    }
}
