package org.meo.catalog.intake;

import java.util.List;
import java.util.Set;

/**
 * How products are stored.
 *
 * @param columns    of the store's own format that the file speaks of; the rest is left as it is
 * @param namesSlugs see {@link CatalogueFile#namesSlugs()}
 * @param dryRun     whether everything is taken back again
 * @param missing    categories to be stored unless they are; empty when all are
 * @param importId   of an operator's import, which counts what is stored; 0 for the import at first start
 */
record Writing(Set<String> columns, boolean namesSlugs, ImportMode mode, boolean dryRun, List<CategoryDraft> missing,
        long importId) {

    boolean speaksOf(String column) {
        return columns.contains(column);
    }
}
