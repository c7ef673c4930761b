package org.meo.catalog.intake;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A file that products can be imported from. It is read twice: once as a whole, so that a file that is broken near its
 * end is found out before anything of it is stored, then for its products.
 */
interface CatalogueFile {

    /**
     * @param knownCategories parents before children; others are made up
     * @param pictures        whether there is a picture of that name
     * @throws BrokenCatalogueException when the columns are those of no format that is known
     */
    static CatalogueFile of(CatalogueSource source, List<CategoryDraft> knownCategories, Predicate<String> pictures) {
        return of(source, source.header(), KnownCategories.open(knownCategories), pictures);
    }

    /** As {@link #of(CatalogueSource, List, Predicate)}, for a source whose header was read already. */
    static CatalogueFile of(CatalogueSource source, List<String> header, KnownCategories categories,
            Predicate<String> pictures) {
        return InvoiceFile.hasColumns(header) ? new InvoiceFile(source)
                : new ProductFile(source, header, categories, pictures);
    }

    /**
     * Reads the whole file. To be called first.
     *
     * @param rejections gets each record that is left out, in the order of the file
     * @throws BrokenCatalogueException when the file can't be read to its end
     */
    ImportTally check(Consumer<Rejection> rejections);

    /** The categories that the products hang in, parents before children; they may be more. */
    List<CategoryDraft> categories();

    /** Gives each product once, always the same in the same order. */
    void products(Consumer<ProductDraft> products);

    /**
     * Whether the slugs of the products come from the file. Otherwise they are made up, and a product that is stored
     * under its SKU already keeps the one it has: addresses of pages do not change.
     */
    boolean namesSlugs();

    /** Columns of the {@linkplain ProductFile store's own format} that the file speaks of; the rest is left as it is. */
    Set<String> columns();
}
