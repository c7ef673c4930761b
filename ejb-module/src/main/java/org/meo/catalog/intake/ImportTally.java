package org.meo.catalog.intake;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Counts what becomes of the records of a file. Each is counted once: taken and rejected add up to read. */
final class ImportTally {

    private final Consumer<Rejection> rejections;
    private final Map<Rejection.Code, Long> byCode = new EnumMap<>(Rejection.Code.class);
    private final Map<String, Long> notices = new TreeMap<>();
    private long read;
    private long rejected;

    /** @param rejections gets each rejection once, in the order of the file */
    ImportTally(Consumer<Rejection> rejections) {
        this.rejections = rejections;
    }

    void take() {
        read++;
    }

    void reject(Rejection rejection) {
        read++;
        rejected++;
        byCode.merge(rejection.code(), 1L, Long::sum);
        rejections.accept(rejection);
    }

    /** Something was taken in another form than it stood there. */
    void notice(String what) {
        notices.merge(what, 1L, Long::sum);
    }

    long read() {
        return read;
    }

    long taken() {
        return read - rejected;
    }

    long rejected() {
        return rejected;
    }

    /** One line for the log: {@code 320705 records read, 316000 taken, 4705 rejected (NOT_GOODS 2330, ...)}. */
    @Override
    public String toString() {
        return read + " records read, " + taken() + " taken, " + rejected + " rejected"
                + (byCode.isEmpty() ? "" : byCode.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ", " (", ")")))
                + (notices.isEmpty() ? "" : "; " + notices());
    }

    /** {@code pictures that do not exist: 3}; empty when nothing was noticed. */
    String notices() {
        return notices.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    boolean sameAs(ImportTally other) {
        return read == other.read && byCode.equals(other.byCode);
    }
}
