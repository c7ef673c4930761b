package org.meo.shared;

import java.sql.SQLException;

/** A statement failed; carries the database's error with its SQLSTATE to {@link Contention}. */
public class StatementFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StatementFailedException(SQLException cause) {
        super(cause);
    }
}
