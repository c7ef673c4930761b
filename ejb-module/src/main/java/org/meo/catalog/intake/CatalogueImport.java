package org.meo.catalog.intake;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.meo.catalog.CatalogueChanged;
import org.meo.catalog.Listings;
import org.meo.pictures.Pictures;
import org.meo.shared.Contention;

/**
 * Imports a catalogue file. The file is read as a whole before anything of it is stored, so a broken one leaves the
 * catalogue as it was. Then its products are stored in parts, each in a transaction of its own together with what
 * other features do about it; an import that breaks off is simply run again, and gives the same result.
 */
@ApplicationScoped
class CatalogueImport {

    private static final Logger LOG = Logger.getLogger(CatalogueImport.class.getName());

    /** Products a transaction, and most records beyond which it ends, too. */
    private static final int PART = 500;
    private static final int PART_RECORDS = 1_000;
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
    @EJB
    private ImportQueue queue;
    @Inject
    private Event<CatalogueChanged> changed;
    @Inject
    private Pictures pictures;
    @Inject
    private Contention contention;

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
                    this::hasPicture);
            Kept kept = new Kept(number);
            ImportTally tally = file.check(kept::add);
            kept.flush();
            Writing how = new Writing(file.columns(), file.namesSlugs(), ImportMode.BOTH, false, List.of(), 0);
            writer.writeCategories(file.categories(), new Writing(Set.of("parent", "position", "name_de", "description",
                    "description_de"), true, ImportMode.BOTH, false, List.of(), 0));
            Part part = new Part(0, products -> writer.writeProducts(products, how));
            file.products(part::add);
            part.flush();
            listings.settle();
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

    /**
     * Brings an operator's import to its end, from the last part that was stored; must not be called inside a
     * transaction. Whatever fails but the file is left to the next attempt.
     */
    void goOn(ImportQueue.Claim claim) {
        if (claim.cancelled()) {
            queue.cancelled(claim.id());
            return;
        }
        if (claim.attempts() > ImportQueue.MAX_ATTEMPTS) {
            queue.fail(claim.id(), "given up: " + ImportQueue.MAX_ATTEMPTS + " attempts stored nothing more; the log of the"
                    + " server says why");
            return;
        }
        try {
            Progress progress = new Progress(claim);
            CatalogueSource source = new CatalogueSource(claim.source(), () -> new Pieces(claim.id(), queue::piece), progress);
            List<String> header = source.header();
            if (CategoryFile.hasColumns(header)) {
                importCategories(claim, source, header, progress);
            } else {
                importProducts(claim, source, header, progress);
            }
            if (!claim.dryRun()) {
                listings.settle();
            }
            queue.finish(claim.id());
            LOG.log(Level.INFO, "Import {0} of {1} is finished", new Object[] {String.valueOf(claim.id()), claim.source()});
        } catch (BrokenCatalogueException e) {
            LOG.log(Level.INFO, "Import {0} of {1}: {2}",
                    new Object[] {String.valueOf(claim.id()), claim.source(), e.getMessage()});
            queue.fail(claim.id(), e.getMessage());
        } catch (ImportCancelledException e) {
            LOG.log(Level.INFO, "Import {0} ends: {1}", new Object[] {String.valueOf(claim.id()), e.getMessage()});
            queue.cancelled(claim.id());
        } finally {
            changed.fire(new CatalogueChanged());
        }
    }

    private void importCategories(ImportQueue.Claim claim, CatalogueSource source, List<String> header, Progress progress) {
        CategoryFile file = new CategoryFile(source, header, writer.categoryParents());
        progress.check(file::check);
        if (claim.stored() == 0 && !file.categories().isEmpty()) {
            Writing how = new Writing(file.columns(), true, claim.mode(), claim.dryRun(), List.of(), claim.id());
            Written written = contention.retry(() -> writer.writeCategories(file.categories(), how));
            if (claim.dryRun()) {
                queue.advance(claim.id(), file.categories().size(), written);
            }
        }
    }

    private void importProducts(ImportQueue.Claim claim, CatalogueSource source, List<String> header, Progress progress) {
        CatalogueFile file = CatalogueFile.of(source, header, KnownCategories.closed(writer.categoryParents()),
                this::hasPicture);
        progress.check(file::check);
        Writing how = new Writing(file.columns(), file.namesSlugs(), claim.mode(), claim.dryRun(), file.categories(),
                claim.id());
        Part part = new Part(claim.stored(), products -> {
            Written written = contention.retry(() -> writer.writeProducts(products, how));
            if (claim.dryRun()) {
                queue.advance(claim.id(), products.get(products.size() - 1).place(), written);
            }
        });
        file.products(part::add);
        part.flush();
    }

    private boolean hasPicture(String name) {
        return !pictures.existing(List.of(name)).isEmpty();
    }

    /** Reads a whole file and gives each record that is left out. */
    @FunctionalInterface
    private interface Check {
        ImportTally of(Consumer<Rejection> rejections);
    }

    /** Tells how far the check of a file came. One that was checked before a node was killed is not told of again. */
    private final class Progress implements CatalogueSource.Watcher {

        private final long importId;
        private boolean telling;

        Progress(ImportQueue.Claim claim) {
            importId = claim.id();
            telling = claim.state() == ImportState.CHECKING;
        }

        @Override
        public void read(long records, long bytes) {
            if (telling) {
                queue.checked(importId, records, bytes);
            }
        }

        void check(Check check) {
            if (telling) {
                queue.forgetRejections(importId);
                Kept kept = new Kept(importId);
                ImportTally tally = check.of(kept::add);
                kept.flush();
                queue.storing(importId, tally);
                telling = false;
            } else {
                check.of(rejection -> {
                    // Was kept when the file was first checked.
                });
            }
        }
    }

    /** Collects products and stores them part by part. */
    private static final class Part {

        private final long stored;
        private final Consumer<List<ProductDraft>> writing;
        private final List<ProductDraft> products = new ArrayList<>();
        private int records;
        private long written;

        /** @param stored place in the file up to which all is stored already */
        Part(long stored, Consumer<List<ProductDraft>> writing) {
            this.stored = stored;
            this.writing = writing;
        }

        void add(ProductDraft product) {
            if (product.place() <= stored) {
                return;
            }
            products.add(product);
            records += product.variants().size();
            if (products.size() == PART || records >= PART_RECORDS) {
                flush();
            }
        }

        void flush() {
            if (!products.isEmpty()) {
                writing.accept(List.copyOf(products));
                written += products.size();
                products.clear();
                records = 0;
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
