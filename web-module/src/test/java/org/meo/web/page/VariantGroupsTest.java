package org.meo.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.meo.catalog.VariantOption;
import org.meo.catalog.VariantView;

class VariantGroupsTest {

    private static VariantView variant(String label, String colour, String nib) {
        return new VariantView(label, label, List.of(new VariantOption("colour", colour, colour), new VariantOption("nib", nib, nib)),
                Money.parse("GBP 1"), null, "x.svg", "");
    }

    @Test
    void whatDiffersInTwoThingsIsGroupedByTheFirst() {
        List<ProductBacking.Group> groups = VariantGroups.of(List.of(variant("Black · fine", "Black", "fine"),
                variant("Black · broad", "Black", "broad"), variant("Navy · fine", "Navy", "fine")));

        assertThat(groups).extracting(ProductBacking.Group::name).containsExactly("Black", "Navy");
        assertThat(groups.get(0).choices()).extracting(ProductBacking.Choice::label).containsExactly("fine", "broad");
    }

    @Test
    void whatDiffersInOneThingIsOneGroup() {
        List<ProductBacking.Group> groups = VariantGroups.of(List.of(variant("Black", "Black", "fine"), variant("Navy", "Navy", "fine")));

        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).name()).isNull();
        assertThat(groups.get(0).choices()).extracting(ProductBacking.Choice::label).containsExactly("Black", "Navy");
    }

    @Test
    void aLabelThatSaysItDifferentlyStaysWhole() {
        List<ProductBacking.Group> groups = VariantGroups.of(List.of(variant("Schwarz, F", "Black", "f"), variant("Navy · b", "Navy", "b"),
                variant("Navy · f", "Navy", "f")));

        assertThat(groups.get(0).name()).isNull();
        assertThat(groups.get(0).choices().get(0).label()).isEqualTo("Schwarz, F");
    }
}
