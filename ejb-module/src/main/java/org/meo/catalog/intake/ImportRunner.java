package org.meo.catalog.intake;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.meo.shared.Recurring;

/**
 * Works off the imports that operators started, one after the other. Every node looks for them each second; the one
 * that has the {@link ImportLock} goes on with them, whoever began.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class.getName());

    @Resource
    private ManagedExecutorService executor;
    @EJB
    private ImportQueue queue;
    @Inject
    private ImportLock lock;
    @Inject
    private CatalogueImport catalogueImport;

    private final AtomicBoolean busy = new AtomicBoolean();
    private final Recurring looking = new Recurring("look for imports", LOG);
    private final Recurring running = new Recurring("import of a catalogue file", LOG);
    private final Recurring tidying = new Recurring("tidying up of imports", LOG);

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "catalogue imports")
    void look() {
        looking.run(() -> {
            if (queue.isWaiting() && busy.compareAndSet(false, true)) {
                try {
                    executor.execute(this::run);
                } catch (RuntimeException refused) {
                    busy.set(false);
                    throw refused;
                }
            }
        });
    }

    @Schedule(hour = "*", minute = "*/10", persistent = false, info = "tidying up of imports")
    void tidy() {
        tidying.run(queue::tidy);
    }

    private void run() {
        try {
            running.run(() -> lock.tryRun(this::workOff));
        } finally {
            busy.set(false);
        }
    }

    private void workOff() {
        for (Optional<ImportQueue.Claim> claim = queue.claim(); claim.isPresent(); claim = queue.claim()) {
            catalogueImport.goOn(claim.get());
            queue.tidy();
        }
    }
}
