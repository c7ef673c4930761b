package org.meo.catalog.intake;

/** What an import may do. */
public enum ImportMode {

    /** Only add SKUs that are not stored. */
    CREATE,
    /** Only change SKUs that are stored. */
    UPDATE,
    BOTH
}
