package org.meo.catalog.intake;

/** Leaves the checks of a row; never leaves the reading of a file. */
final class RowRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Rejection.Code code;

    RowRefused(Rejection.Code code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    Rejection.Code code() {
        return code;
    }
}
