package org.meo.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meo.shared.Sku;

class SlugsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {"Füller & Tinte | fuller-tinte", "Children's Mug | childrens-mug",
            "  Straße 1/2  | strasse-1-2", "Ωμέγα | ''", "A--B | a-b"})
    void keepsWhatCanStandInAnAddress(String text, String slug) {
        assertThat(Slugs.of(text)).isEqualTo(slug);
    }

    @Property
    void everySkuGivesAProductAValidSlugWhateverItsName(@ForAll @StringLength(max = 300) String name,
            @ForAll("skus") String sku) {
        assertThat(Slugs.isValid(Slugs.ofProduct(name, sku), Slugs.MAX_PRODUCT)).isTrue();
    }

    @Property
    void differentSkusOfOneNameGetDifferentSlugs(@ForAll("skus") String one, @ForAll("skus") String other) {
        Assume.that(!one.equals(other));

        assertThat(Slugs.ofProduct("Mug", one)).isNotEqualTo(Slugs.ofProduct("Mug", other));
    }

    @Provide
    Arbitrary<String> skus() {
        // Few characters, so that SKUs that differ by case or by a sign only are frequent.
        return Arbitraries.strings().withChars("aA1bB._/-").ofMinLength(1).ofMaxLength(6).filter(Sku::isValid);
    }
}
