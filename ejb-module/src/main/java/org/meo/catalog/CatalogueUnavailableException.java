package org.meo.catalog;

import java.sql.SQLException;

/** The database did not answer a question about the catalogue as it should: a fault, nothing the caller can mend. */
public class CatalogueUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CatalogueUnavailableException(SQLException cause) {
        super("The catalogue's database failed: " + cause.getMessage(), cause);
    }
}
