package org.meo.web.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.faces.config.WebConfiguration.DisableUnicodeEscaping;
import com.sun.faces.renderkit.html_basic.HtmlResponseWriter;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.meo.catalog.ProductCard;
import org.meo.catalog.Shelf;
import org.meo.web.text.Text;

class CardWriterTest {

    @Test
    void writesNameBrandAndPrice() throws IOException {
        String html = write(card("Legal Pad", "Ashcombe", null, false));

        assertThat(html).contains("<a href=\"/p/legal-pad\">Legal Pad</a>", "Ashcombe", "£2.25", "src=\"/pictures/0123456789abcdef/pad.svg\"",
                "data-testid=\"product-card\"", "loading=\"lazy\"").doesNotContain("<s ", "from");
    }

    @Test
    void saysThatOtherVariantsCostMore() throws IOException {
        assertThat(write(card("Legal Pad", null, null, true))).contains("from £2.25").doesNotContain("product-brand");
    }

    @Test
    void saysWhatItCostBefore() throws IOException {
        assertThat(write(card("Legal Pad", null, Money.parse("GBP 3.00"), false))).contains("£2.25</strong>", "£3.00</s>");
    }

    @Test
    void whatComesFromOutsideIsNeverMarkup() throws IOException {
        String html = write(card("<script>alert(1)</script>", "\"><img src=x>", null, false));

        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script", "<img src=x");
    }

    private static ProductCard card(String name, String brand, Money compareAt, boolean pricesDiffer) {
        return new ProductCard("legal-pad", name, brand, Money.parse("GBP 2.25"), compareAt, pricesDiffer, "pad.svg",
                "A \"pad\" <of paper>", Shelf.ENOUGH, 0, 0);
    }

    private static String write(ProductCard card) throws IOException {
        StringWriter html = new StringWriter();
        try (ResponseWriter out = new HtmlResponseWriter(html, "text/html", "UTF-8", false, false,
                DisableUnicodeEscaping.True, false)) {
            new CardWriter(out, name -> PictureWriterTest.drawing(name), new Text(), Locale.UK).write(List.of(card), 0);
        }
        return html.toString();
    }
}
