package org.meo.customers;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.meo.shared.Recurring;

/**
 * Every hour deletes sessions, links and counters that are over; every night checks the audit log and writes the hash of
 * its end into the log of the server, outside of the database. Runs on every node; what one deletes the others pass over.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CustomerSweep {

    private static final Logger LOG = Logger.getLogger(CustomerSweep.class.getName());

    private final Recurring sweeping = new Recurring("customer sweep", LOG);
    private final Recurring checking = new Recurring("check of the audit log", LOG);

    @EJB
    private Leftovers leftovers;

    @EJB
    private AuditLog audit;

    @Schedule(hour = "*", minute = "35", persistent = false, info = "customer sweep")
    void sweep() {
        sweeping.run(() -> {
            while (leftovers.delete()) {
                // One bounded transaction after the other.
            }
        });
    }

    @Schedule(hour = "3", minute = "50", persistent = false, info = "check of the audit log")
    void check() {
        checking.run(() -> {
            AuditVerdict verdict = audit.check();
            if (verdict.isIntact()) {
                LOG.log(Level.INFO, "The audit log is intact: {0} entries, {1}", new Object[] {verdict.entries(), verdict.head()});
            } else {
                LOG.log(Level.SEVERE, "The audit log was changed: entry {0} is not as it was written",
                        verdict.firstBroken().getAsLong());
            }
        });
    }
}
