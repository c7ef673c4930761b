package org.meo.catalog.intake;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.meo.shared.BusinessException;
import org.meo.shared.Page;

/**
 * Imports of catalogue files as operators use them: started with a file, worked off in the background by any node,
 * watched, and called off.
 */
@ApplicationScoped
public class CatalogueImports {

    /** Bytes of a file as it is sent, packed or not. */
    public static final long MAX_SENT = 256L * 1024 * 1024;
    /** Bytes of a file once it is unpacked. */
    public static final long MAX_UNPACKED = 512L * 1024 * 1024;
    /** Rejections on one page of the report. */
    public static final int PAGE_SIZE = 50;

    private static final int PIECE = 256 * 1024;
    private static final int MEGABYTE = 1024 * 1024;
    private static final int REPORT_PART = 1_000;
    private static final int MAX_SOURCE = 200;

    @EJB
    private ImportQueue queue;

    /**
     * Takes a file in and queues its import; the file is never held as a whole. Must not be called inside a transaction.
     *
     * @param source name of the file, for whoever looks at the list of imports
     * @param file   CSV, or CSV packed by gzip
     * @return the number of the import
     * @throws BusinessException    when the file is empty, too large or can't be unpacked; nothing is kept of it
     * @throws UncheckedIOException when it can't be read to its end
     */
    public long start(String source, InputStream file, ImportMode mode, boolean dryRun) {
        long number = queue.open(shown(source), mode, dryRun);
        try {
            long bytes = receive(number, file);
            queue.queue(number, bytes);
            return number;
        } catch (BusinessException refused) {
            queue.fail(number, refused.code() + " " + refused.arguments());
            throw refused;
        } catch (IOException e) {
            queue.fail(number, "the file did not arrive as a whole");
            throw new UncheckedIOException(e);
        }
    }

    private long receive(long number, InputStream file) throws IOException {
        long bytes = 0;
        long line = 1;
        try (InputStream in = CatalogueSource.unpacked(new Limited(file));
                GZIPOutputStream out = new GZIPOutputStream(new Keeper(number))) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                for (int index = 0; index < read; index++) {
                    line += buffer[index] == '\n' ? 1 : 0;
                }
                if (bytes > MAX_UNPACKED) {
                    throw new BusinessException("IMPORT_TOO_LARGE", "file", MAX_UNPACKED / MEGABYTE);
                }
                out.write(buffer, 0, read);
            }
        } catch (ZipException | EOFException e) {
            throw new BusinessException("IMPORT_PACKING", "file", line);
        }
        if (bytes == 0) {
            throw new BusinessException("IMPORT_EMPTY", "file");
        }
        return bytes;
    }

    private static String shown(String source) {
        String clean = source == null ? "" : source.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.isEmpty() ? "catalogue.csv" : clean.substring(0, Math.min(clean.length(), MAX_SOURCE));
    }

    public Optional<ImportView> find(long number) {
        return queue.find(number);
    }

    /** The latest first. */
    public List<ImportView> latest(int limit) {
        return queue.latest(limit);
    }

    /** Asks an import to end. What it stored before stays. @return false when it is over or unknown */
    public boolean cancel(long number) {
        return queue.cancel(number);
    }

    /** The records that were left out, in the order of the file; of very many, the first. */
    public Page<Rejection> rejections(long number, int page) {
        return new Page<>(queue.rejections(number, (page - 1L) * PAGE_SIZE, PAGE_SIZE), page, PAGE_SIZE,
                queue.rejectionCount(number));
    }

    /** Writes what {@link #rejections} has as CSV, safe to open in a spreadsheet. */
    public void writeRejections(long number, OutputStream out) throws IOException {
        CSVPrinter csv = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180);
        csv.printRecord("line", "sku", "code", "reason");
        long offset = 0;
        List<Rejection> part;
        do {
            part = queue.rejections(number, offset, REPORT_PART);
            for (Rejection rejection : part) {
                csv.printRecord(rejection.line(), Cells.written(rejection.sku()), rejection.code(),
                        Cells.written(rejection.reason()));
            }
            offset += part.size();
        } while (part.size() == REPORT_PART);
        csv.flush();
    }

    /** Refuses a file that is larger than what may be sent. */
    private static final class Limited extends FilterInputStream {

        private long left = MAX_SENT;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new BusinessException("IMPORT_TOO_LARGE", "file", MAX_SENT / MEGABYTE);
            }
        }
    }

    /** Keeps what is written to it in pieces. */
    private final class Keeper extends OutputStream {

        private final long number;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private int position;
        private long packed;

        Keeper(long number) {
            this.number = number;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int from = offset;
            for (int left = length; left > 0;) {
                int copied = Math.min(left, PIECE - filled);
                System.arraycopy(bytes, from, piece, filled, copied);
                filled += copied;
                from += copied;
                left -= copied;
                if (filled == PIECE) {
                    keep();
                }
            }
        }

        @Override
        public void close() {
            if (filled > 0) {
                keep();
            }
        }

        private void keep() {
            packed += filled;
            queue.append(number, position, Arrays.copyOf(piece, filled), packed);
            position++;
            filled = 0;
        }
    }
}
