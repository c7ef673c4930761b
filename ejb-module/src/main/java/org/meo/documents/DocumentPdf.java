package org.meo.documents;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.Bidi;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Draws a document from its frozen content: the same content gives the same bytes. Written with DejaVu Sans: Latin, Greek,
 * Cyrillic, Armenian, Georgian and Hebrew as they should be, Arabic letters in their order but not joined; a character that
 * the typeface lacks (Chinese, Japanese, Korean, most Indic scripts) is a box.
 */
final class DocumentPdf {

    private static final String TYPEFACE = "/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed";
    private static final ZoneId STORE_ZONE = ZoneId.of("Europe/London");
    private static final String BOX = "\u25a1";

    private static final float LEFT = 56;
    private static final float RIGHT = PDRectangle.A4.getWidth() - 56;
    private static final float TOP = PDRectangle.A4.getHeight() - 64;
    private static final float BOTTOM = 96;
    private static final float SMALL = 8;
    private static final float NORMAL = 9.5f;
    private static final float LARGE = 18;
    private static final float LEADING = 1.35f;

    private static final float QUANTITY = 318;
    private static final float UNIT = 392;
    private static final float RATE = 446;

    private final JsonObject content;
    private final Locale locale;
    private final ResourceBundle words;
    private final NumberFormat money;
    private final PDDocument pdf;
    private final PDFont plain;
    private final PDFont bold;
    private final List<PDPage> pages = new ArrayList<>();
    private PDPageContentStream page;
    private float y;

    private DocumentPdf(PDDocument pdf, JsonObject content) throws IOException {
        this.pdf = pdf;
        this.content = content;
        this.locale = Locale.forLanguageTag(content.getString("locale"));
        this.words = words(locale);
        this.money = NumberFormat.getCurrencyInstance(locale);
        money.setCurrency(Currency.getInstance(content.getString("currency")));
        this.plain = typeface(".ttf");
        this.bold = typeface("-Bold.ttf");
    }

    static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle("org.meo.documents.documents", locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** @param number and time of issue are on the document, and in its content nowhere */
    static byte[] draw(DocumentKind kind, String number, Instant issuedAt, JsonObject content) {
        try (PDDocument pdf = new PDDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            new DocumentPdf(pdf, content).write(kind, number, issuedAt);
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("document " + number + " can't be drawn in memory", impossible);
        }
    }

    private PDFont typeface(String ending) throws IOException {
        try (InputStream file = DocumentPdf.class.getResourceAsStream(TYPEFACE + ending)) {
            if (file == null) {
                throw new IllegalStateException("the typeface of documents is not in this build");
            }
            return PDType0Font.load(pdf, file, true);
        }
    }

    private void write(DocumentKind kind, String number, Instant issuedAt) throws IOException {
        String title = say("title." + kind.name(), number);
        pdf.setDocumentId((long) number.hashCode());
        pdf.getDocumentInformation().setTitle(title);
        pdf.getDocumentInformation().setCreationDate(GregorianCalendar.from(issuedAt.atZone(STORE_ZONE)));
        pdf.getDocumentCatalog().setLanguage(locale.toLanguageTag());
        PDViewerPreferences preferences = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        preferences.setDisplayDocTitle(true);
        pdf.getDocumentCatalog().setViewerPreferences(preferences);
        begin();
        letterhead();
        y -= 22;
        text(bold, LARGE, LEFT, title);
        y -= 24;
        facts(issuedAt);
        y -= 14;
        table();
        totals();
        taxes();
        notes();
        page.close();
        footers();
    }

    private void begin() throws IOException {
        if (page != null) {
            page.close();
        }
        PDPage sheet = new PDPage(PDRectangle.A4);
        pdf.addPage(sheet);
        pages.add(sheet);
        page = new PDPageContentStream(pdf, sheet);
        y = TOP;
    }

    private void letterhead() throws IOException {
        JsonObject seller = content.getJsonObject("seller");
        text(bold, LARGE, LEFT, seller.getString("name"));
        float top = y;
        y += 4;
        for (String line : strings(seller.getJsonArray("address"))) {
            right(plain, SMALL, RIGHT, line);
            y -= SMALL * LEADING;
        }
        y = Math.min(top, y) - 30;
        for (String line : strings(content.getJsonArray("buyer"))) {
            for (String part : wrap(plain, NORMAL, 260, line)) {
                text(plain, NORMAL, LEFT, part);
                y -= NORMAL * LEADING;
            }
        }
    }

    private void facts(Instant issuedAt) throws IOException {
        fact("issued", day(issuedAt));
        fact("order", content.getString("orderNumber"));
        fact("ordered", day(Instant.parse(content.getString("orderedAt"))));
        if (content.containsKey("invoice")) {
            fact("invoice", content.getString("invoice"));
        }
        if (content.containsKey("reason")) {
            fact("reason", content.getString("reason"));
        }
    }

    private void fact(String key, String value) throws IOException {
        text(plain, NORMAL, LEFT, say(key));
        for (String part : wrap(plain, NORMAL, RIGHT - LEFT - 120, value)) {
            text(plain, NORMAL, LEFT + 120, part);
            y -= NORMAL * LEADING;
        }
    }

    private void table() throws IOException {
        heading();
        for (JsonObject line : content.getJsonArray("lines").getValuesAs(JsonObject.class)) {
            List<String> description = wrap(plain, NORMAL, QUANTITY - LEFT - 40, line.getString("name"));
            if (y - description.size() * NORMAL * LEADING < BOTTOM) {
                begin();
                heading();
            }
            float top = y;
            if (line.containsKey("quantity")) {
                right(plain, NORMAL, QUANTITY, NumberFormat.getIntegerInstance(locale).format(line.getInt("quantity")));
                right(plain, NORMAL, UNIT, exact(line.getString("unitPrice")));
            }
            if (line.containsKey("taxRate")) {
                right(plain, NORMAL, RATE, percent(line.getString("taxRate")));
            }
            right(plain, NORMAL, RIGHT, amount(line.getString("total")));
            y = top;
            for (String part : description) {
                text(plain, NORMAL, LEFT, part);
                y -= NORMAL * LEADING;
            }
            if (line.containsKey("sku")) {
                text(plain, SMALL, LEFT, line.getString("sku"));
                y -= SMALL * LEADING;
            }
            if (line.containsKey("discount")) {
                text(plain, SMALL, LEFT, say("line.discount"));
                right(plain, SMALL, RIGHT, "\u2212" + amount(line.getString("discount")));
                y -= SMALL * LEADING;
            }
            y -= 3;
        }
        rule();
    }

    private void heading() throws IOException {
        text(bold, SMALL, LEFT, say("column.name"));
        right(bold, SMALL, QUANTITY, say("column.quantity"));
        right(bold, SMALL, UNIT, say("column.unit"));
        right(bold, SMALL, RATE, say("column.rate"));
        right(bold, SMALL, RIGHT, say("column.amount"));
        y -= 5;
        rule();
    }

    private void totals() throws IOException {
        for (JsonObject sum : content.getJsonArray("sums").getValuesAs(JsonObject.class)) {
            room();
            PDFont font = "total".equals(sum.getString("key")) ? bold : plain;
            right(font, NORMAL, RATE, say("sum." + sum.getString("key")));
            right(font, NORMAL, RIGHT, signed(sum.getString("amount")));
            y -= NORMAL * LEADING + 2;
        }
        y -= 12;
    }

    private void taxes() throws IOException {
        room();
        text(bold, SMALL, LEFT, say("tax.rate"));
        right(bold, SMALL, LEFT + 140, say("tax.net"));
        right(bold, SMALL, LEFT + 220, say("tax.tax"));
        right(bold, SMALL, LEFT + 300, say("tax.gross"));
        y -= SMALL * LEADING + 2;
        for (JsonObject tax : content.getJsonArray("taxes").getValuesAs(JsonObject.class)) {
            room();
            text(plain, SMALL, LEFT, percent(tax.getString("rate")));
            right(plain, SMALL, LEFT + 140, amount(tax.getString("net")));
            right(plain, SMALL, LEFT + 220, amount(tax.getString("tax")));
            right(plain, SMALL, LEFT + 300, amount(tax.getString("gross")));
            y -= SMALL * LEADING;
        }
    }

    private void notes() throws IOException {
        if (content.containsKey("notes")) {
            y -= SMALL * LEADING;
            for (String note : strings(content.getJsonArray("notes"))) {
                room();
                text(plain, SMALL, LEFT, note);
                y -= SMALL * LEADING;
            }
        }
    }

    private void footers() throws IOException {
        List<String> lines = strings(content.getJsonObject("seller").getJsonArray("footer"));
        for (int index = 0; index < pages.size(); index++) {
            try (PDPageContentStream stream = new PDPageContentStream(pdf, pages.get(index),
                    PDPageContentStream.AppendMode.APPEND, true)) {
                page = stream;
                y = 64;
                for (String line : lines) {
                    text(plain, SMALL, LEFT, line);
                    y -= SMALL * LEADING;
                }
                y = 64;
                right(plain, SMALL, RIGHT, say("page", index + 1, pages.size()));
            }
        }
    }

    private void room() throws IOException {
        if (y < BOTTOM) {
            begin();
        }
    }

    private void rule() throws IOException {
        page.setLineWidth(.5f);
        page.setStrokingColor(.6f);
        page.moveTo(LEFT, y);
        page.lineTo(RIGHT, y);
        page.stroke();
        y -= NORMAL * LEADING + 2;
    }

    private void text(PDFont font, float size, float x, String text) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(drawable(font, text));
        page.endText();
    }

    /** Ends at {@code x}. */
    private void right(PDFont font, float size, float x, String text) throws IOException {
        text(font, size, x - width(font, size, text), text);
    }

    private static float width(PDFont font, float size, String text) throws IOException {
        return font.getStringWidth(drawable(font, text)) * size / 1000;
    }

    private static List<String> wrap(PDFont font, float size, float width, String text) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(font, size, line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (width(font, size, line.toString()) > width) {
                int fits = line.length() - 1;
                while (fits > 1 && width(font, size, line.substring(0, fits)) > width) {
                    fits--;
                }
                lines.add(line.substring(0, fits));
                line.delete(0, fits);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** In the order in which it is drawn, left to right, with a box for what the typeface lacks. */
    static String drawable(PDFont font, String text) {
        StringBuilder known = new StringBuilder();
        ordered(text).codePoints().forEach(character -> {
            String one = Character.isISOControl(character) ? " " : Character.toString(character);
            known.append(has(font, one) ? one : BOX);
        });
        return known.toString();
    }

    private static boolean has(PDFont font, String character) {
        try {
            font.encode(character);
            return true;
        } catch (IllegalArgumentException missing) {
            // What the library says of a character without a glyph.
            return false;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String ordered(String text) {
        char[] characters = text.toCharArray();
        if (!Bidi.requiresBidi(characters, 0, characters.length)) {
            return text;
        }
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int runs = bidi.getRunCount();
        byte[] levels = new byte[runs];
        Object[] parts = new Object[runs];
        for (int run = 0; run < runs; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            String part = text.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            parts[run] = bidi.getRunLevel(run) % 2 != 0 ? new StringBuilder(part).reverse().toString() : part;
        }
        Bidi.reorderVisually(levels, 0, parts, 0, runs);
        StringBuilder ordered = new StringBuilder();
        for (Object part : parts) {
            ordered.append(part);
        }
        return ordered.toString();
    }

    private String day(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(instant.atZone(STORE_ZONE));
    }

    private String amount(String amount) {
        return money.format(new BigDecimal(amount));
    }

    private String signed(String amount) {
        return amount.startsWith("-") ? "\u2212" + amount(amount.substring(1)) : amount(amount);
    }

    /** Unit prices may have more decimals than their currency. */
    private String exact(String amount) {
        NumberFormat format = (NumberFormat) money.clone();
        BigDecimal value = new BigDecimal(amount).stripTrailingZeros();
        format.setMaximumFractionDigits(Math.max(money.getMaximumFractionDigits(), value.scale()));
        return format.format(value);
    }

    private String percent(String rate) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(new BigDecimal(rate));
    }

    private String say(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), locale).format(arguments);
    }

    private static List<String> strings(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
    }
}
