package org.meo.catalog.intake;

import jakarta.ejb.ApplicationException;

/**
 * A catalogue file that can't be read as a whole: not text, not the expected columns, a record without end. Nothing of
 * such a file is imported. A record that only can't be a product is a {@link Rejection} instead.
 */
@ApplicationException(rollback = true)
public class BrokenCatalogueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;

    BrokenCatalogueException(long line, String reason) {
        this(line, reason, null);
    }

    BrokenCatalogueException(String reason, Throwable cause) {
        this(0, reason, cause);
    }

    BrokenCatalogueException(long line, String reason, Throwable cause) {
        super(line == 0 ? reason : "line " + line + ": " + reason, cause);
        this.line = line;
    }

    /** From 1; 0 when it is about the file as a whole. */
    public long line() {
        return line;
    }
}
