package org.meo.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.meo.shared.BusinessException;

class TextTest {

    private final Text text = new Text();

    @Test
    void writesAmountsInsideTexts() {
        assertThat(text.in(Locale.UK, "cart.freeMissing", Money.parse("GBP 12.30"))).isEqualTo("Add £12.30 more for free delivery.");
    }

    @Test
    void countsInWords() {
        assertThat(text.in(Locale.UK, "list.count", 0L)).isEqualTo("No products");
        assertThat(text.in(Locale.UK, "list.count", 1L)).isEqualTo("1 product");
        assertThat(text.in(Locale.UK, "list.count", 1234L)).isEqualTo("1,234 products");
        assertThat(text.error(new BusinessException("OUT_OF_STOCK", "A", 0))).isEqualTo("This is sold out.");
        assertThat(text.error(new BusinessException("OUT_OF_STOCK", "A", 3))).isEqualTo("Only 3 are left.");
    }

    @Test
    void whatIsWrittenIsNoPatternItself() {
        assertThat(text.in(Locale.UK, "search.heading", "{0} ''")).isEqualTo("Results for “{0} ''”");
    }

    @Test
    void aCodeWithoutTextIsStillAnswered() {
        assertThat(text.error(new BusinessException("NEVER_HEARD_OF", ""))).isEqualTo("That was not possible. Please try again.");
    }

    @Test
    void makesTheKeyOfAFactReadable() {
        assertThat(text.fact("nib_material")).isEqualTo("Nib material");
    }
}
