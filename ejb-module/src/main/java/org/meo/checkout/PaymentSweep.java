package org.meo.checkout;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.meo.payments.PaymentProvider;
import org.meo.shared.Contention;
import org.meo.shared.Recurring;

/**
 * Rules 2 and 4: ends orders that a crash left waiting for their payment, so that their stock comes back and nothing stays
 * charged. Runs on every node; the reservation's row lets one of them win.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PaymentSweep {

    private static final Logger LOG = Logger.getLogger(PaymentSweep.class.getName());

    private final Recurring recurring = new Recurring("payment sweep", LOG);

    @EJB
    private Placement placement;

    @Inject
    private PaymentProvider provider;

    @Inject
    private Contention contention;

    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false, info = "payment sweep")
    void sweep() {
        recurring.run(this::giveUpOverdue);
    }

    private void giveUpOverdue() {
        for (String orderNumber : placement.overdue()) {
            contention.retry(() -> placement.giveUp(orderNumber)).forEach(provider::release);
            LOG.log(Level.INFO, "order {0} got no payment in time", orderNumber);
        }
    }
}
