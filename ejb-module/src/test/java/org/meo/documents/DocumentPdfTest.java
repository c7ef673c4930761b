package org.meo.documents;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.meo.customers.Address;
import org.meo.orders.OrderLineView;
import org.meo.orders.OrderStatus;
import org.meo.orders.OrderView;

class DocumentPdfTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final JsonObject SELLER = Json.createObjectBuilder().add("name", "Meo")
            .add("address", Json.createArrayBuilder().add("1 Paper Lane")).add("footer", Json.createArrayBuilder().add("Company 1"))
            .build();

    @Test
    void theSameContentGivesTheSameBytes() {
        JsonObject content = DocumentContent.invoice(order("en-GB", "A Buyer", 3), SELLER);

        assertThat(draw(content)).isEqualTo(draw(content));
    }

    @Test
    void saysWhatWasBoughtAndWhatTaxWasPaidAtEachRate() throws IOException {
        String text = text(draw(DocumentContent.invoice(order("en-GB", "A Buyer", 3), SELLER)));

        assertThat(text).contains("Invoice I-2026-000001", "A Buyer", "Pen 1, black", "£10.00", "Discount", "20%", "5%",
                "1 March 2026", "Page 1 of 1");
    }

    @Test
    void isWrittenInTheLanguageOfTheOrder() throws IOException {
        assertThat(text(draw(DocumentContent.invoice(order("de-DE", "Jürgen Groß", 1), SELLER))))
                .contains("Rechnung I-2026-000001", "Jürgen Groß", "1. März 2026", "MwSt.");
    }

    @Test
    void namesOfOtherScriptsAreWrittenAndWhatHasNoLetterIsABox() throws IOException {
        assertThat(text(draw(DocumentContent.invoice(order("en-GB", "Ελένη Παππά Ольга Сидорова", 1), SELLER))))
                .contains("Ελένη Παππά Ольга Сидорова");
        assertThat(text(draw(DocumentContent.invoice(order("en-GB", "山田太郎 ✓", 1), SELLER)))).contains("\u25a1\u25a1\u25a1\u25a1 ✓");
        assertThat(draw(DocumentContent.invoice(order("en-GB", "דוד לוי محمد", 1), SELLER))).isNotEmpty();
    }

    @Test
    void manyLinesGoOnOverPages() throws IOException {
        byte[] pdf = draw(DocumentContent.invoice(order("en-GB", "A Buyer", 120), SELLER));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
        }
        assertThat(text(pdf)).contains("Pen 120, black", "Page 1 of ");
    }

    @Test
    void taxesOfAnInvoiceAddUpToTheOrder() {
        OrderView order = order("en-GB", "A Buyer", 7);
        JsonObject content = DocumentContent.invoice(order, SELLER);

        assertThat(sum(content, "tax")).isEqualByComparingTo(order.tax().getAmount());
        assertThat(sum(content, "gross")).isEqualByComparingTo(order.total().getAmount());
    }

    @Test
    void taxesOfACreditNoteAddUpToWhatWentBack() {
        JsonObject content = DocumentContent.creditNote(order("en-GB", "A Buyer", 7), SELLER, "I-2026-000001",
                Money.parse("GBP 10.01"), "damaged");

        assertThat(sum(content, "gross")).isEqualByComparingTo("10.01");
        assertThat(content.getJsonArray("buyer").getValuesAs(JsonString.class)).isNotEmpty();
    }

    private static BigDecimal sum(JsonObject content, String part) {
        return content.getJsonArray("taxes").getValuesAs(JsonObject.class).stream()
                .map(tax -> new BigDecimal(tax.getString(part))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static byte[] draw(JsonObject content) {
        return DocumentPdf.draw(DocumentKind.INVOICE, DocumentKind.INVOICE.number(2026, 1), NOW, content);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Lines of 10.00 with 1.00 off, in turn at 20 and 5 %; delivery 3.95 at 20 %. */
    private static OrderView order(String locale, String name, int lines) {
        CurrencyUnit gbp = CurrencyUnit.GBP;
        List<OrderLineView> bought = IntStream.rangeClosed(1, lines).mapToObj(index -> new OrderLineView("PEN-" + index,
                "Pen " + index, "black", "", 1, BigMoney.of(gbp, new BigDecimal("10.00")), Money.parse("GBP 10.00"),
                Money.parse("GBP 1.00"), Money.parse(index % 2 == 1 ? "GBP 1.50" : "GBP 0.43"),
                new BigDecimal(index % 2 == 1 ? "0.20" : "0.05"))).toList();
        Money subtotal = Money.parse("GBP 10.00").multipliedBy(lines);
        Money discount = Money.parse("GBP 1.00").multipliedBy(lines);
        Money shipping = Money.parse("GBP 3.95");
        Money tax = bought.stream().map(OrderLineView::tax).reduce(Money.parse("GBP 0.66"), Money::plus);
        Address address = new Address(name, "1 High Street", null, "Leeds", null, "LS1 1AA", "GB");
        return new OrderView("M-00000-00001", "key", "web", null, null, null, OrderStatus.SHIPPED, "a@example.com", locale, null,
                address, null, bought, subtotal, discount, shipping, null, tax, true,
                subtotal.minus(discount).plus(shipping), Money.zero(gbp), "standard", "card", NOW, NOW);
    }
}
