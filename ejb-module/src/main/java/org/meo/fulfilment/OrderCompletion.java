package org.meo.fulfilment;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Logger;
import org.meo.orders.Orders;
import org.meo.shared.Contention;
import org.meo.shared.Recurring;

/** Completes orders some time after the last parcel left. Runs on every node; the order's row lets one of them win. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrderCompletion {

    /** By then parcels have arrived, or their absence was noticed. */
    static final Duration AFTER = Duration.ofDays(14);
    private static final int MOST = 500;

    private final Recurring recurring = new Recurring("completion of orders", Logger.getLogger(OrderCompletion.class.getName()));

    @EJB
    private Orders orders;

    @EJB
    private OrderChanges changes;

    @Inject
    private Contention contention;

    @Inject
    private Clock clock;

    @Schedule(hour = "*", minute = "*/10", persistent = false, info = "completion of orders")
    void complete() {
        recurring.run(this::completeOverdue);
    }

    private void completeOverdue() {
        for (String number : orders.shippedBefore(clock.instant().minus(AFTER), MOST)) {
            contention.retry(() -> {
                changes.complete(number);
                return null;
            });
        }
    }
}
