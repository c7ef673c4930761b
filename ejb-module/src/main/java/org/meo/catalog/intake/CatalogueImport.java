package org.meo.catalog.intake;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.meo.catalog.CatalogueChanged;
import org.meo.catalog.Listings;
import org.meo.pictures.Pictures;

/**
 * Imports a catalogue file. The file is read as a whole before anything of it is stored, so a broken one leaves the
 * catalogue as it was. Then its products are stored in parts, each in a transaction of its own together with what
 * other features do about it; an import that breaks off is simply run again, and gives the same result.
 */
@ApplicationScoped
class CatalogueImport {

    private static final Logger LOG = Logger.getLogger(CatalogueImport.class.getName());

    /** Products a transaction. */
    private static final int PART = 500;
    /** Rejections written at once. */
    private static final int REJECTIONS = 1_000;
    /** Rejections that are kept one by one; more are counted only, so that a wrong file can't fill the database. */
    static final int MAX_KEPT_REJECTIONS = 100_000;

    @EJB
    private CatalogueWriter writer;
    @EJB
    private Listings listings;
    @EJB
    private ImportJournal journal;
    @Inject
    private Event<CatalogueChanged> changed;
    @Inject
    private Pictures pictures;

    /**
     * Imports to the end; must not be called inside a transaction.
     *
     * @throws BrokenCatalogueException when the file as a whole can't be imported; nothing was stored of it, unless it
     *                                  was changed while it was read
     */
    ImportTally run(CatalogueSource source) {
        long start = System.nanoTime();
        long number = journal.begin(source.name());
        try {
            CatalogueFile file = CatalogueFile.of(source, CategoryFile.read(CatalogueSource.BUILT_IN_CATEGORIES),
                    name -> pictures.find(name).isPresent());
            Kept kept = new Kept(number);
            ImportTally tally = file.check(kept::add);
            kept.flush();
            writer.writeCategories(file.categories());
            Part part = new Part(!file.namesSlugs());
            file.products(part::add);
            part.flush();
            listings.refreshWords();
            journal.finish(number, tally);
            LOG.log(Level.INFO, "Catalogue {0}: {1} products imported in {2} ms; {3}", new Object[] {source.name(),
                    String.valueOf(part.written), String.valueOf((System.nanoTime() - start) / 1_000_000), tally});
            return tally;
        } catch (RuntimeException e) {
            failed(number, e);
            throw e;
        } finally {
            changed.fire(new CatalogueChanged());
        }
    }

    private void failed(long number, RuntimeException reason) {
        try {
            journal.fail(number, String.valueOf(reason.getMessage()));
        } catch (RuntimeException e) {
            // Most likely the database is what failed: the first reason is the one to tell.
            reason.addSuppressed(e);
        }
    }

    /** Collects products and writes them part by part. */
    private final class Part {

        private final boolean keepSlugs;
        private final List<ProductDraft> products = new ArrayList<>();
        private long written;

        Part(boolean keepSlugs) {
            this.keepSlugs = keepSlugs;
        }

        void add(ProductDraft product) {
            products.add(product);
            if (products.size() == PART) {
                flush();
            }
        }

        void flush() {
            if (!products.isEmpty()) {
                writer.writeProducts(products, keepSlugs);
                written += products.size();
                products.clear();
            }
        }
    }

    /** Collects rejections and writes them part by part. */
    private final class Kept {

        private final long number;
        private final List<Rejection> rejections = new ArrayList<>();
        private long seen;

        Kept(long number) {
            this.number = number;
        }

        void add(Rejection rejection) {
            if (++seen <= MAX_KEPT_REJECTIONS) {
                rejections.add(rejection);
            }
            if (rejections.size() == REJECTIONS) {
                flush();
            }
        }

        void flush() {
            if (!rejections.isEmpty()) {
                journal.reject(number, rejections);
                rejections.clear();
            }
        }
    }
}
