package org.meo.catalog.intake;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives a new store its catalogue: the file that {@code meo.catalog} names, or the one that is built in. Of the nodes
 * that start together one imports, under a lock in the database that ends with the connection; the others look every
 * second until it is done, and the next one takes over when it dies. A file that is broken is not tried again before
 * the next start; whatever else fails is.
 */
@Startup
@Singleton
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FirstImport {

    private static final Logger LOG = Logger.getLogger(FirstImport.class.getName());
    private static final long INTERVAL_MILLIS = 1_000;
    /** Of attempts that fail one after the other every so many are logged. */
    private static final int LOG_EVERY = 30;

    @Resource
    private TimerService timers;
    @EJB
    private ImportJournal journal;
    @Inject
    private CatalogueImport catalogueImport;
    @Inject
    private ImportLock lock;
    @Inject
    @ConfigProperty(name = "meo.catalog")
    private Optional<String> file;

    private volatile boolean complete;
    private volatile String failure = "";
    private int failures;

    /** A timer, because it first expires when the application is deployed and all that an import needs is there. */
    @PostConstruct
    void schedule() {
        timers.createIntervalTimer(0, INTERVAL_MILLIS, new TimerConfig("first import of the catalogue", false));
    }

    /** Whether the store has its catalogue, imported now or at an earlier start by any node; once true it stays so. */
    public boolean isComplete() {
        return complete;
    }

    /** Why there is no catalogue yet; empty when nothing is wrong. */
    public String failure() {
        return failure;
    }

    @Timeout
    void attempt(Timer timer) {
        try {
            complete = !journal.awaitsFirstImport() || importAlone();
            if (complete) {
                failure = "";
                timer.cancel();
            }
        } catch (BrokenCatalogueException e) {
            failure = e.getMessage();
            LOG.log(Level.SEVERE, "The catalogue " + source().name() + " cannot be imported: " + e.getMessage()
                    + ". The shop stays closed; mend the file and start again.", e.getCause());
            timer.cancel();
        } catch (RuntimeException e) {
            failure = String.valueOf(e.getMessage());
            if (failures++ % LOG_EVERY == 0) {
                LOG.log(Level.WARNING, "The first import of the catalogue failed and is tried again", e);
            }
        }
    }

    /** @return false when another node is at it */
    private boolean importAlone() {
        return lock.tryRun(() -> {
            // Another node may have been done between the question and the lock.
            if (journal.awaitsFirstImport()) {
                catalogueImport.run(source());
            }
        });
    }

    private CatalogueSource source() {
        return file.filter(path -> !path.isBlank()).map(path -> CatalogueSource.file(Path.of(path)))
                .orElse(CatalogueSource.BUILT_IN_PRODUCTS);
    }
}
