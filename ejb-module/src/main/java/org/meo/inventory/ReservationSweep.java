package org.meo.inventory;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.meo.shared.Contention;
import org.meo.shared.Recurring;

/**
 * Rule 2: gives back what carts held for too long. Runs on every node; the row of the promise lets one of them win. What
 * orders hold ends with their payment, not here.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReservationSweep {

    /** Promises of one transaction: few, so that shoppers wait for their stock rows for no longer than for another order. */
    private static final int BATCH = 50;
    private static final int MAX_BATCHES = 200;

    private final Recurring recurring = new Recurring("reservation sweep", Logger.getLogger(ReservationSweep.class.getName()));

    @EJB
    private Inventory inventory;

    @Inject
    private Contention contention;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false, info = "reservation sweep")
    void sweep() {
        recurring.run(this::releaseExpired);
    }

    private void releaseExpired() {
        int batches = 1;
        while (contention.retry(() -> inventory.releaseExpiredCarts(BATCH)) == BATCH && batches < MAX_BATCHES) {
            batches++;
        }
    }
}
