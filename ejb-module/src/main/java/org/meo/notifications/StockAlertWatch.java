package org.meo.notifications;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import org.meo.shared.Recurring;

/** Queues the mails of what is back and forgets old wishes for them. Runs on every node; rows are shared by their locks. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StockAlertWatch {

    private static final Logger LOG = Logger.getLogger(StockAlertWatch.class.getName());
    /** Most batches of one turn. */
    private static final int MAX_BATCHES = 100;

    private final Recurring mails = new Recurring("mails of what is back in stock", LOG);
    private final Recurring sweep = new Recurring("stock alert sweep", LOG);

    @EJB
    private StockAlerts alerts;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "stock alerts")
    void queue() {
        mails.run(() -> inBatches(alerts::queueDue));
    }

    @Schedule(hour = "*", minute = "40", persistent = false, info = "stock alert sweep")
    void sweep() {
        sweep.run(() -> inBatches(alerts::forgetOld));
    }

    private static void inBatches(BooleanSupplier batch) {
        int batches = 1;
        while (batch.getAsBoolean() && batches < MAX_BATCHES) {
            batches++;
        }
    }
}
