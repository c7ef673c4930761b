package org.meo.checkout;

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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.meo.payments.PaymentAttempt;
import org.meo.payments.PaymentUnavailableException;
import org.meo.payments.Payments;
import org.meo.shared.Contention;
import org.meo.shared.Recurring;

/**
 * Rules 2 and 4: brings to an end what a crash or a silent provider left open. Asks the provider what became of payments
 * without an answer, and settles or gives up their orders; gives up orders that waited for too long; calls off what is
 * authorised for orders that came to nothing. Runs on every node: payments are taken from a queue, and the reservation's row
 * decides between it and an answer that comes at last.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PaymentReconciler {

    private static final Logger LOG = Logger.getLogger(PaymentReconciler.class.getName());
    private static final String ACTOR = "payment reconciler";
    private static final int AT_ONCE = 100;

    private final Recurring recurring = new Recurring("payment reconciler", LOG);

    @EJB
    private Placement placement;

    @EJB
    private Payments payments;

    @Inject
    private Checkout checkout;

    @Inject
    private Contention contention;

    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false, info = "payment reconciler")
    void reconcile() {
        recurring.run(this::reconcileAll);
    }

    /** Does at once what is done every half a minute. */
    public void reconcileAll() {
        payments.takeUnsettled(AT_ONCE).forEach(this::settle);
        for (String orderNumber : placement.overdue()) {
            if (giveUp(orderNumber, "no answer in time")) {
                LOG.log(Level.INFO, "order {0} got no payment in time", orderNumber);
            }
        }
        for (String orderNumber : payments.strayed()) {
            LOG.log(Level.WARNING, "order {0} came to nothing, its payment is called off", orderNumber);
            contention.retry(() -> {
                placement.callOff(orderNumber);
                return null;
            });
        }
    }

    private void settle(PaymentAttempt attempt) {
        try {
            if (!checkout.ask(attempt) && giveUp(attempt.orderNumber(), "the provider knows nothing of it")) {
                LOG.log(Level.INFO, "order {0} was never asked to be paid", attempt.orderNumber());
            }
        } catch (PaymentUnavailableException | FaultToleranceException noAnswer) {
            LOG.log(Level.INFO, noAnswer, () -> "still no answer for order " + attempt.orderNumber());
        }
    }

    private boolean giveUp(String orderNumber, String reason) {
        boolean ended = contention.retry(() -> placement.giveUp(orderNumber, ACTOR, reason));
        if (ended) {
            checkout.count("given_up");
        }
        return ended;
    }
}
