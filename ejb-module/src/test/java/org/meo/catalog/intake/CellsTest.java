package org.meo.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1", "\uff1d1"})
    void writesNothingThatASpreadsheetRuns(String formula) {
        assertThat(Cells.written(formula)).isEqualTo("'" + formula);
        assertThat(Cells.read(Cells.written(formula))).isEqualTo(formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pad", "'90s pad", "A5 = small", "12.50"})
    void leavesOtherTextsAsTheyAre(String text) {
        assertThat(Cells.written(text)).isEqualTo(text);
        assertThat(Cells.read(text)).isEqualTo(text);
    }

    @Property
    void readsEveryTextAsItWasWritten(@ForAll @CharRange(from = ' ', to = 'A') @StringLength(max = 8) String text) {
        assertThat(Cells.read(Cells.written(text))).isEqualTo(text);
    }

    @Property
    void splitsPartsWhereTheyWereJoined(@ForAll List<@CharRange(from = 'Z', to = '}') @StringLength(max = 6) String> parts) {
        if (!parts.isEmpty()) {
            assertThat(Cells.split(Cells.writtenParts(parts), '|').stream().map(Cells::unescaped)).isEqualTo(parts);
        }
    }

    @Property
    void factsMayHoldWhatSeparatesThem(@ForAll @CharRange(from = '0', to = '}') @StringLength(min = 1, max = 9) String value) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("nib_material", value);
        facts.put("size", "A5");

        List<String> written = Cells.split(Cells.writtenFacts(facts), ';');

        assertThat(written).hasSize(2).last().isEqualTo("size=A5");
        assertThat(Cells.unescaped(written.get(0))).isEqualTo("nib_material=" + value);
        assertThat(Cells.key("Nib material")).isEqualTo("nib_material");
    }
}
