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
import java.util.logging.Logger;
import org.meo.shared.Recurring;

/** Looks for stock signals every second, until there are none. Runs on every node; a lock lets one work at a time. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StockWatch {

    /** Most batches of one turn, so that a flood of signals holds up no other timer for long. */
    private static final int MAX_BATCHES = 100;

    private final Recurring recurring = new Recurring("stock watch", Logger.getLogger(StockWatch.class.getName()));

    @EJB
    private StockSignals signals;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "stock watch")
    void watch() {
        recurring.run(this::handleAll);
    }

    private void handleAll() {
        int batches = 1;
        while (signals.handle() && batches < MAX_BATCHES) {
            batches++;
        }
    }
}
