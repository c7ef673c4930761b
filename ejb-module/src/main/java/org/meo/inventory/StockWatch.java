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

/** Looks for stock signals every second, until there are none, and adds movements up every minute. Runs on every node; a lock lets one work at a time. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StockWatch {

    /** Most batches of one turn, so that a flood of signals holds up no other timer for long. */
    private static final int MAX_BATCHES = 100;

    private final Recurring recurring = new Recurring("stock watch", Logger.getLogger(StockWatch.class.getName()));

    private final Recurring addingUp = new Recurring("checkpoint of stock", Logger.getLogger(StockWatch.class.getName()));

    @EJB
    private StockSignals signals;

    @EJB
    private StockCheckpoints checkpoints;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "stock watch")
    void watch() {
        recurring.run(this::handleAll);
    }

    @Schedule(hour = "*", minute = "*", persistent = false, info = "checkpoint of stock")
    void addUp() {
        addingUp.run(() -> {
            int steps = 1;
            while (checkpoints.advance() && steps < MAX_BATCHES) {
                steps++;
            }
        });
    }

    private void handleAll() {
        int batches = 1;
        while (signals.handle() && batches < MAX_BATCHES) {
            batches++;
        }
    }
}
