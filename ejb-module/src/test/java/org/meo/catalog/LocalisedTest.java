package org.meo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.meo.shared.Language;

class LocalisedTest {

    @Test
    void takesEnglishWhereNothingIsTranslated() {
        Localised statement = new Localised("SELECT {p.name} FROM product p WHERE language = {language}");

        assertThat(statement.in(Language.ENGLISH)).isEqualTo("SELECT p.name FROM product p WHERE language = 'en'");
        assertThat(statement.in(Language.GERMAN))
                .isEqualTo("SELECT coalesce(p.name_de, p.name) FROM product p WHERE language = 'de'");
    }

    @Test
    void namesTheTextSearchConfiguration() {
        assertThat(Localised.write("to_tsquery({config}, '{0.1, 1}')", Language.GERMAN))
                .isEqualTo("to_tsquery('meo_de'::regconfig, '{0.1, 1}')");
    }

    @Test
    void optionsAreSaidByTheLabelWhereItSaysEachOfThem() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("colour", "navy");
        options.put("nib", "f");

        assertThat(ProductSql.options("Marineblau · Feder F", options)).containsExactly(
                new VariantOption("colour", "navy", "Marineblau"), new VariantOption("nib", "f", "Feder F"));
        assertThat(ProductSql.options("Set of two", options)).extracting(VariantOption::label).isEqualTo(List.of("navy", "f"));
        assertThat(ProductSql.options("", Map.of())).isEmpty();
    }

    @Test
    void shelvesSayHowMuchIsLeft() {
        assertThat(List.of(Shelf.of(-1), Shelf.of(0), Shelf.of(1), Shelf.of(5), Shelf.of(6)))
                .containsExactly(Shelf.NONE, Shelf.NONE, Shelf.FEW, Shelf.FEW, Shelf.ENOUGH);
        assertThat(Shelf.ofLevel(Shelf.FEW.level())).isEqualTo(Shelf.FEW);
    }
}
