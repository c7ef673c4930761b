package org.meo.catalog.intake;

import jakarta.ejb.ApplicationException;

/** The import was called off, or is no longer this node's to go on with. */
@ApplicationException(rollback = true)
public class ImportCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportCancelledException(long importId) {
        super("import " + importId + " was called off");
    }
}
