package org.meo.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meo.pictures.Pictures;

class ProductFileTest {

    private static final String REQUIRED = String.join(",", ProductFile.REQUIRED);

    private static final String GOOD = "ruled-pad,PAD-1,pads,Ruled pad,2.50,GBP,A5,sheets=50;paper_weight=80 g,3.00,reduced,7,";

    @Test
    void makesOneProductOfTheRowsThatFollowEachOther() {
        CsvFiles.Outcome outcome = CsvFiles.read(CsvFiles.source(CsvFiles.PRODUCTS, GOOD,
                "ruled-pad,PAD-2,pads,Other name,4.00,GBP,A4,,,,,", "ink,INK-1,ink-and-more,Ink,5,GBP,blue,,,,,"));

        assertThat(outcome.rejections()).isEmpty();
        assertThat(outcome.products()).extracting(ProductDraft::slug).containsExactly("ruled-pad", "ink");
        ProductDraft pad = outcome.product("PAD-1");
        assertThat(pad.name()).isEqualTo("Ruled pad");
        assertThat(pad.taxClass()).isEqualTo("reduced");
        assertThat(pad.attributes()).containsExactly(entry("sheets", "50"), entry("paper_weight", "80 g"));
        assertThat(pad.variants()).extracting(ProductDraft.Variant::label).containsExactly("A5", "A4");
        assertThat(pad.variants()).extracting(ProductDraft.Variant::stock).containsExactly(7, 0);
        assertThat(pad.variants().get(0).price()).isEqualTo(Money.parse("GBP 2.50"));
        assertThat(pad.variants().get(0).compareAt()).isEqualTo(Money.parse("GBP 3.00"));
        assertThat(pad.variants().get(1).compareAt()).isNull();
        assertThat(outcome.product("INK-1").taxClass()).isEqualTo("standard");
        assertThat(outcome.product("INK-1").variants().get(0).label()).isEqualTo("blue");
    }

    @Test
    void bringsTheCategoriesThatAreUsedWithTheirParentsAndMakesUpUnknownOnes() {
        CsvFiles.Outcome outcome = CsvFiles.read(CsvFiles.source(CsvFiles.PRODUCTS, GOOD,
                "ink,INK-1,ink-and-more,Ink,5,GBP,,,,,,", "nib,NIB-1,nibs,,5,GBP,,,,,,"));

        assertThat(outcome.categories()).extracting(CategoryDraft::slug).containsExactly("paper", "pads", "ink-and-more");
        assertThat(outcome.categories().get(2).name()).isEqualTo("Ink and more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "pad,P  1,pads,Pad,1,GBP,,,,,,;INVALID_SKU",
            "pad,,pads,Pad,1,GBP,,,,,,;INVALID_SKU",
            "Pad,P1,pads,Pad,1,GBP,,,,,,;INVALID_SLUG",
            "pad,P1,,Pad,1,GBP,,,,,,;INVALID_CATEGORY",
            "pad,P1,pads, ,1,GBP,,,,,,;NO_NAME",
            "pad,P1,pads,Pad,,GBP,,,,,,;INVALID_PRICE",
            "pad,P1,pads,Pad,-1,GBP,,,,,,;INVALID_PRICE",
            "pad,P1,pads,Pad,0.00,GBP,,,,,,;INVALID_PRICE",
            "pad,P1,pads,Pad,1e3,GBP,,,,,,;INVALID_PRICE",
            "pad,P1,pads,Pad,~~1,50~~,GBP,,,,,,;COLUMNS",
            "pad,P1,pads,Pad,12345678901,GBP,,,,,,;INVALID_PRICE",
            "pad,P1,pads,Pad,1.255,GBP,,,,,,;PRICE_DECIMALS",
            "pad,P1,pads,Pad,1.50,JPY,,,,,,;PRICE_DECIMALS",
            "pad,P1,pads,Pad,1.50,KWD,,,,,,;INVALID_CURRENCY",
            "pad,P1,pads,Pad,1.50,pounds,,,,,,;INVALID_CURRENCY",
            "pad,P1,pads,Pad,1.50,GBP,,,1.50,,,;INVALID_COMPARE_AT",
            "pad,P1,pads,Pad,1.50,GBP,,,x,,,;INVALID_COMPARE_AT",
            "pad,P1,pads,Pad,1.50,GBP,,,,high,,;INVALID_TAX_CLASS",
            "pad,P1,pads,Pad,1.50,GBP,,,,,-1,;INVALID_STOCK",
            "pad,P1,pads,Pad,1.50,GBP,,,,,1.5,;INVALID_STOCK",
            "pad,P1,pads,Pad,1.50,GBP,,,,,1000000000,;INVALID_STOCK",
            "pad,P1,pads,Pad,1.50,GBP,,colour,,,,;INVALID_FACTS",
            "pad,P1,pads,Pad,1.50,GBP;COLUMNS"})
    void refusesARowWithItsLineAndReason(String row, Rejection.Code code) {
        CsvFiles.Outcome outcome = CsvFiles.read(CsvFiles.source(CsvFiles.PRODUCTS, GOOD, row));

        assertThat(outcome.codes()).containsExactly("3 " + code);
        assertThat(outcome.rejections().get(0).reason()).isNotBlank();
        assertThat(outcome.products()).hasSize(1);
        assertThat(outcome.tally().read()).isEqualTo(2);
        assertThat(outcome.tally().taken() + outcome.tally().rejected()).isEqualTo(2);
    }

    @Test
    void refusesWhatTheDatabaseCouldNotKeep() {
        CsvFiles.Outcome outcome = CsvFiles.read(CsvFiles.source(CsvFiles.PRODUCTS,
                "pad,P1,pads,P\u0000ad,1,GBP,,,,,,", "pad,P2,pads," + "x".repeat(201) + ",1,GBP,,,,,,",
                "pad,P\u0000,pads,Pad,1,GBP,,,,,,", "pad,P4,pads," + "\ud83d\ude00".repeat(200) + ",1,GBP,,,,,,"));

        assertThat(outcome.codes()).containsExactly("2 INVALID_CHARACTER", "3 TOO_LONG", "4 INVALID_CHARACTER");
        assertThat(outcome.rejections()).extracting(Rejection::sku).containsExactly("P1", "P2", "P\ufffd");
        assertThat(outcome.products()).hasSize(1);
    }

    @Test
    void takesASkuOnceAndDoesNotLetARefusedRowUseItUp() {
        CsvFiles.Outcome outcome = CsvFiles.read(CsvFiles.source(CsvFiles.PRODUCTS, "a,P1,pads,A,free,GBP,,,,,,",
                "a,P1,pads,A,1,GBP,,,,,,", "b,P1,pads,B,1,GBP,,,,,,", "b,p1,pads,B,1,GBP,,,,,,"));

        assertThat(outcome.codes()).containsExactly("2 INVALID_PRICE", "4 DUPLICATE_SKU");
        assertThat(outcome.products()).extracting(ProductDraft::slug).containsExactly("a", "b");
    }

    @Test
    void refusesRowsOfAProductThatDoNotFollowEachOther() {
        CsvFiles.Outcome outcome = CsvFiles.read(CsvFiles.source(CsvFiles.PRODUCTS, "a,P1,pads,A,1,GBP,,,,,,",
                "b,P2,pads,B,1,GBP,,,,,,", "a,P3,pads,A,1,GBP,,,,,,"));

        assertThat(outcome.codes()).containsExactly("4 PRODUCT_NOT_TOGETHER");
    }

    @Test
    void pricesTheVariantsOfAProductInOneCurrency() {
        assertThat(CsvFiles.read(CsvFiles.source(CsvFiles.PRODUCTS, "a,P1,pads,A,1,GBP,,,,,,", "a,P2,pads,A,1,EUR,,,,,,"))
                .codes()).containsExactly("3 INVALID_CURRENCY");
    }

    @Test
    void boundsTheVariantsOfAProduct() {
        String[] lines = Stream.concat(Stream.of(CsvFiles.PRODUCTS), IntStream.rangeClosed(1, ProductFile.MAX_VARIANTS + 1)
                .mapToObj(number -> "a,P" + number + ",pads,A,1,GBP,,,,,,")).toArray(String[]::new);

        assertThat(CsvFiles.read(CsvFiles.source(lines)).codes())
                .containsExactly(ProductFile.MAX_VARIANTS + 2 + " TOO_LONG");
    }

    @Test
    void noticesPicturesThatDoNotExist() {
        CsvFiles.Outcome outcome = CsvFiles.read(CsvFiles.source(CsvFiles.PRODUCTS, "a,P1,pads,A,1,GBP,,,,,,../secret.svg",
                "b,P2,pads,B,1,GBP,,,,,,none.svg"));

        assertThat(outcome.products()).extracting(product -> product.variants().get(0).picture()).containsOnly("");
        assertThat(outcome.tally()).hasToString(
                "2 records read, 2 taken, 0 rejected; pictures that do not exist: 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"product,sku,category,name,currency", "product,sku,category,name,price,currency,color",
            "product,sku,category,name,price,currency,sku", "InvoiceNo,StockCode"})
    void refusesAFileWithOtherColumns(String header) {
        assertThatExceptionOfType(BrokenCatalogueException.class)
                .isThrownBy(() -> CatalogueFile.of(CsvFiles.source(header), List.of(), name -> true))
                .matches(broken -> broken.line() == 1);
    }

    @Test
    void readsWhatStandsInOptionalColumns() {
        CsvFiles.Outcome outcome = CsvFiles.read(CsvFiles.source(REQUIRED + ",price_eur,compare_at_eur,active,active_from,"
                + "active_until,pictures,picture_alt_de,seo_title,options",
                "pad,P1,paper/pads,'=Pad,2.50,GBP,2.90,3.50,no,2026-01-01T00:00:00Z,2026-02-01T00:00:00+01:00,"
                + "pad.svg|A \\| pad\\;|Block;none.svg,Alt,SEO,Nib material=a\\;b"));

        assertThat(outcome.rejections()).isEmpty();
        ProductDraft pad = outcome.product("P1");
        assertThat(pad.name()).isEqualTo("=Pad");
        assertThat(pad.category()).isEqualTo("pads");
        assertThat(pad.activeUntil()).isEqualTo("2026-01-31T23:00:00Z");
        assertThat(pad.seo().title()).isEqualTo("SEO");
        assertThat(pad.pictures()).containsExactly(new ProductDraft.Picture("pad.svg", "A | pad;", "Block"));
        ProductDraft.Variant variant = pad.variants().get(0);
        assertThat(variant.active()).isFalse();
        assertThat(variant.options()).containsExactly(entry("nib_material", "a;b"));
        assertThat(variant.prices()).containsExactly(
                new ProductDraft.Price(Money.parse("EUR 2.90"), Money.parse("EUR 3.50")));
        assertThat(outcome.tally().notices()).isEqualTo("pictures that do not exist: 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "active;on;INVALID_ACTIVE", "price_eur;1,5;COLUMNS", "price_eur;x;INVALID_PRICE",
            "price_gbp;2.00;INVALID_CURRENCY", "price_jpy;1.5;PRICE_DECIMALS",
            "pictures;|alt;INVALID_PICTURES", "options;a=;INVALID_FACTS"})
    void refusesWhatCannotStandInAnOptionalColumn(String column, String cell, Rejection.Code code) {
        CsvFiles.Outcome outcome = CsvFiles.read(CsvFiles.source(REQUIRED + "," + column,
                "pad,P1,pads,Pad,2.50,GBP," + cell));

        assertThat(outcome.codes()).containsExactly("2 " + code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"2026-02-01;", "2026-02-01T00:00:00Z;2026-02-01T00:00:00Z",
            "999999999-01-01T00:00:00Z;"})
    void refusesTimesThatAreNone(String from, String until) {
        CsvFiles.Outcome outcome = CsvFiles.read(CsvFiles.source(REQUIRED + ",active_from,active_until",
                "pad,P1,pads,Pad,2.50,GBP," + from + "," + (until == null ? "" : until)));

        assertThat(outcome.codes()).containsExactly("2 INVALID_DATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare_at_eur", "price_xxy", "price_kwd", "active_from"})
    void refusesColumnsThatMeanNothingAlone(String column) {
        assertThatExceptionOfType(BrokenCatalogueException.class)
                .isThrownBy(() -> CatalogueFile.of(CsvFiles.source(REQUIRED + "," + column), List.of(), name -> true))
                .matches(broken -> broken.line() == 1).withMessageContaining(column);
    }

    @Test
    void anOperatorsFileNamesCategoriesThatAreThere() {
        CatalogueSource source = CsvFiles.source(REQUIRED, "a,P1,pads,A,1,GBP", "b,P2,paper/pads,B,1,GBP",
                "c,P3,pens/pads,C,1,GBP", "d,P4,nowhere,D,1,GBP");
        Map<String, String> stored = new HashMap<>(Map.of("pads", "paper"));
        stored.put("paper", null);
        stored.put("pens", null);
        CatalogueFile file = CatalogueFile.of(source, source.header(), KnownCategories.closed(stored), name -> true);
        List<Rejection> rejections = new ArrayList<>();

        assertThat(file.check(rejections::add).taken()).isEqualTo(2);
        assertThat(rejections).extracting(Rejection::code)
                .containsExactly(Rejection.Code.INVALID_CATEGORY, Rejection.Code.UNKNOWN_CATEGORY);
        assertThat(file.categories()).isEmpty();
    }

    @Test
    void everythingThatIsBuiltInIsTaken() {
        List<CategoryDraft> categories = CategoryFile.read(CatalogueSource.BUILT_IN_CATEGORIES);
        CatalogueFile file = CatalogueFile.of(CatalogueSource.BUILT_IN_PRODUCTS, categories,
                name -> new Pictures().find(name).isPresent());
        ImportTally tally = file.check(rejection -> assertThat(rejection).isNull());

        assertThat(tally.taken()).isGreaterThanOrEqualTo(240);
        assertThat(tally.toString()).doesNotContain("pictures");
        assertThat(file.categories()).hasSizeGreaterThanOrEqualTo(12).isSubsetOf(categories);
        file.products(product -> assertThat(product.variants()).as(product.slug()).isNotEmpty()
                .allSatisfy(variant -> assertThat(variant.picture()).as(variant.sku()).isNotEmpty()));
    }
}
