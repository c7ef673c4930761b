package org.meo.catalog.intake;

/**
 * A catalogue file that can't be read as a whole: not text, not the expected columns, a record without end. Nothing of
 * such a file is imported. A record that only can't be a product is a {@link Rejection} instead.
 */
public class BrokenCatalogueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;

    BrokenCatalogueException(long line, String reason) {
        super(line == 0 ? reason : "line " + line + ": " + reason);
        this.line = line;
    }

    BrokenCatalogueException(String reason, Throwable cause) {
        super(reason, cause);
        this.line = 0;
    }

    /** From 1; 0 when it is about the file as a whole. */
    public long line() {
        return line;
    }
}
