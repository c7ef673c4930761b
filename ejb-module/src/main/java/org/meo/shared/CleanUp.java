package org.meo.shared;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Removes what is too old from the tables that grow without end, every night, in bounded transactions. Runs on every node:
 * what one of them removes the others pass over. One table that fails holds up no other.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CleanUp {

    /** Most transactions a night and table: a table that was forgotten for years is caught up with in a few nights. */
    private static final int MAX_BATCHES = 2_000;
    private static final Logger LOG = Logger.getLogger(CleanUp.class.getName());

    @Inject
    @Any
    private Instance<Retention> retentions;

    @Inject
    private MetricRegistry metrics;

    @Schedule(hour = "3", minute = "40", persistent = false, info = "clean-up")
    void cleanUp() {
        // Any failure of one table is in the log, and found again the next night.
        retentions.forEach(retention -> new Recurring("clean-up of " + retention.table(), LOG).run(() -> cleanUp(retention)));
    }

    /** Removes all that is too old of one table. @return how many rows */
    public long cleanUp(Retention retention) {
        int batch = retention.batch();
        long removed = 0;
        int batches = 0;
        int last;
        do {
            last = retention.removeOld(batch);
            removed += last;
            batches++;
        } while (last == batch && batches < MAX_BATCHES);
        if (removed > 0) {
            metrics.counter(Metadata.builder().withName("meo_rows_removed").withDescription("Rows removed because they were old").build(),
                    new Tag("table", retention.table())).inc(removed);
            LOG.log(Level.INFO, "removed {0} old rows of {1}", new Object[] {removed, retention.table()});
        }
        return removed;
    }
}
