package org.meo.catalog.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file, packed by gzip or not, that can be read from its start as often as needed. */
final class CatalogueSource {

    static final CatalogueSource BUILT_IN_CATEGORIES = onClassPath("/catalogue/categories.csv");
    static final CatalogueSource BUILT_IN_PRODUCTS = onClassPath("/catalogue/products.csv");

    /** Records between two words to the watcher. */
    private static final int WATCH_EVERY = 2_000;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final String name;
    private final Opener opener;
    private final Watcher watcher;

    CatalogueSource(String name, Opener opener) {
        this(name, opener, (records, bytes) -> {
        });
    }

    /** @param watcher is told how far each reading came, now and then */
    CatalogueSource(String name, Opener opener, Watcher watcher) {
        this.name = name;
        this.opener = opener;
        this.watcher = watcher;
    }

    static CatalogueSource onClassPath(String resource) {
        return new CatalogueSource("built in " + resource, () -> {
            InputStream in = CatalogueSource.class.getResourceAsStream(resource);
            if (in == null) {
                throw new BrokenCatalogueException(0, "the application carries no " + resource);
            }
            return in;
        });
    }

    static CatalogueSource file(Path path) {
        return new CatalogueSource(path.toString(), () -> Files.newInputStream(path));
    }

    /** For logs and the journal of imports. */
    String name() {
        return name;
    }

    /** Reads the names of the columns, and nothing else. */
    List<String> header() {
        return parse((text, parser) -> {
            Iterator<CSVRecord> records = parser.iterator();
            return records.hasNext() ? columns(records.next()) : noHeader();
        });
    }

    /**
     * Reads from start to end, one record at a time; the header and empty lines are left out.
     *
     * @throws BrokenCatalogueException when the file can't be read as CSV to its end
     */
    void read(RecordReader reader) {
        parse((text, parser) -> {
            boolean header = true;
            int columns = 0;
            int last = 0;
            long line = 1;
            long lastLine = 1;
            long records = 0;
            for (CSVRecord record : parser) {
                long next = parser.getCurrentLineNumber() + 1;
                text.recordEnds(next);
                if (length(record) > CatalogueText.MAX_RECORD) {
                    throw CatalogueText.tooLong(line);
                }
                if (!header && (record.size() > 1 || !record.get(0).isBlank())) {
                    reader.read(line, record);
                }
                columns = header ? record.size() : columns;
                header = false;
                last = record.size();
                lastLine = line;
                line = next;
                if (++records % WATCH_EVERY == 0) {
                    watcher.read(records, text.length());
                }
            }
            if (last < columns && !text.endsWithLine()) {
                throw new BrokenCatalogueException(lastLine, "the file ends in the middle of this record");
            }
            return header ? noHeader() : null;
        });
    }

    private <T> T parse(Parsing<T> parsing) {
        try (InputStream in = unpacked(opener.open()); CatalogueText text = new CatalogueText(in)) {
            return parse(text, parsing);
        } catch (NoSuchFileException e) {
            throw new BrokenCatalogueException("there is no such file", e);
        } catch (IOException e) {
            throw new BrokenCatalogueException("cannot be read: " + e.getMessage(), e);
        }
    }

    private static <T> T parse(CatalogueText text, Parsing<T> parsing) {
        try (CSVParser parser = CSVParser.builder().setReader(text).setFormat(FORMAT).get()) {
            return parsing.parse(text, parser);
        } catch (UncheckedIOException | IOException e) {
            throw new BrokenCatalogueException(text.recordLine(), "cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> columns(CSVRecord record) {
        return record.stream().map(String::strip).toList();
    }

    private static <T> T noHeader() {
        throw new BrokenCatalogueException(0, "the file is empty");
    }

    private static int length(CSVRecord record) {
        int length = 0;
        for (String value : record) {
            length += value.length() + 1;
        }
        return length;
    }

    /** What is packed by gzip, unpacked; anything else as it is. */
    static InputStream unpacked(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 64 * 1024);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(buffered, 64 * 1024) : buffered;
    }

    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    @FunctionalInterface
    interface Watcher {
        /** @param bytes unpacked; a little ahead of the records */
        void read(long records, long bytes);
    }

    @FunctionalInterface
    interface RecordReader {
        /** @param line on which the record begins, from 1 */
        void read(long line, CSVRecord record);
    }

    @FunctionalInterface
    private interface Parsing<T> {
        T parse(CatalogueText text, CSVParser parser) throws IOException;
    }
}
