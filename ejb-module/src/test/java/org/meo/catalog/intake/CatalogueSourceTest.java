package org.meo.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueSourceTest {

    @Test
    void namesTheLineOnWhichARecordBeginsAlsoBehindRecordsOfSeveralLines() {
        assertThat(read(CsvFiles.source("a,b", "1,\"two\r\nlines\"", "", "3,4")))
                .containsExactly("2:1|two\r\nlines", "5:3|4");
    }

    @Test
    void leavesOutAByteOrderMark() {
        assertThat(CsvFiles.source("\uFEFFa,b").header()).containsExactly("a", "b");
    }

    @Test
    void readsALastLineWithoutAnEnd() {
        assertThat(read(CsvFiles.source("a,b\n1,2".getBytes(StandardCharsets.UTF_8)))).containsExactly("2:1|2");
    }

    @Test
    void unpacksWhatIsPackedWhateverItIsCalled() throws IOException {
        byte[] packed = packed("a,b\n1,2\n");

        assertThat(read(CsvFiles.source(packed))).containsExactly("2:1|2");
        assertThatBroken(() -> read(CsvFiles.source(Arrays.copyOf(packed, packed.length - 9))), 3);
    }

    @Test
    void namesTheLineThatIsNotUtf8() {
        byte[] content = "a,b\n1,2\n3,Käse\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatBroken(() -> read(CsvFiles.source(content)), 3).withMessageContaining("line 3: is not UTF-8 text");
    }

    @Test
    void takesALongRecordAndRefusesALongerOne() {
        String most = "x".repeat(CatalogueText.MAX_RECORD - 3);

        assertThat(read(CsvFiles.source("a,b", "1," + most))).containsExactly("2:1|" + most);
        assertThatBroken(() -> read(CsvFiles.source("a,b", "1,2", "1,xxx" + most)), 3);
    }

    @Test
    void doesNotReadOnWhereAQuoteIsNeverClosed() {
        String endless = "1,2\n".repeat(1_000_000);

        assertThatBroken(() -> read(CsvFiles.source(("a,b\n1,2\n\"1,2\n" + endless).getBytes(StandardCharsets.UTF_8))), 3)
                .withMessageContaining("is a closing quote missing?");
    }

    @Test
    void refusesAFileThatEndsInTheMiddleOfARecord() {
        assertThatBroken(() -> read(CsvFiles.source("a,b\r\n1,2\r\n3".getBytes(StandardCharsets.UTF_8))), 3)
                .withMessageContaining("ends in the middle");
        assertThatBroken(() -> read(CsvFiles.source("a,b\r\n1,2\r\n3,\"4".getBytes(StandardCharsets.UTF_8))), 3);
    }

    @Test
    void refusesTextBehindAClosingQuote() {
        assertThatBroken(() -> read(CsvFiles.source("a,b", "\"1\"x,2")), 2).withMessageContaining("cannot be read");
    }

    @Test
    void refusesAnEmptyFileAndOneThatIsNotThere(@TempDir Path folder) {
        assertThatBroken(() -> CsvFiles.source(new byte[0]).header(), 0).withMessage("the file is empty");
        assertThatBroken(() -> CatalogueSource.file(folder.resolve("none.csv")).header(), 0)
                .withMessage("there is no such file");
    }

    @Test
    void staysReadableThroughManyBuffers() {
        String[] lines = new String[20_001];
        lines[0] = "a,b";
        for (int number = 1; number < lines.length; number++) {
            lines[number] = number + ",\u00e4\u20ac\ud83d\ude00".repeat(3);
        }
        List<String> read = read(CsvFiles.source(lines));

        assertThat(read).hasSize(20_000).first().isEqualTo("2:1|\u00e4\u20ac\ud83d\ude00,\u00e4\u20ac\ud83d\ude00,"
                .replace(",", "|") + "\u00e4\u20ac\ud83d\ude00");
        assertThat(read.get(19_999)).startsWith("20001:20000|");
    }

    private static List<String> read(CatalogueSource source) {
        List<String> records = new ArrayList<>();
        source.read((line, record) -> records.add(line + ":" + String.join("|", record.values())));
        return records;
    }

    private static ThrowableAssertAlternative<BrokenCatalogueException> assertThatBroken(
            ThrowingCallable reading, long line) {
        return assertThatExceptionOfType(BrokenCatalogueException.class).isThrownBy(reading)
                .matches(broken -> broken.line() == line, "is about line " + line);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
