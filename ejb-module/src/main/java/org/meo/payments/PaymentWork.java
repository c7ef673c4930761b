package org.meo.payments;

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
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.meo.payments.PaymentOperations.Operation;
import org.meo.shared.BusinessException;
import org.meo.shared.Contention;
import org.meo.shared.Recurring;

/** Asks providers for what the store wants of them: captures, releases, refunds. Runs on every node, every second. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PaymentWork {

    private static final Logger LOG = Logger.getLogger(PaymentWork.class.getName());
    /** In one turn, so that a provider that is down does not hold up the timer for long. */
    private static final int AT_ONCE = 200;

    private final Recurring recurring = new Recurring("payment work", LOG);

    @EJB
    private PaymentOperations operations;

    @Inject
    private PaymentGateway gateway;

    @Inject
    private Contention contention;

    @Inject
    private MetricRegistry metrics;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "payment work")
    void work() {
        recurring.run(this::doDue);
    }

    private void doDue() {
        for (int turn = 0; turn < AT_ONCE; turn++) {
            Optional<Operation> operation = operations.take();
            if (operation.isEmpty()) {
                return;
            }
            run(operation.get());
        }
    }

    private void run(Operation operation) {
        String outcome = outcome(operation);
        metrics.counter("meo_payment_operations", new Tag("kind", operation.kind().name().toLowerCase(java.util.Locale.ROOT)),
                new Tag("outcome", outcome)).inc();
    }

    private String outcome(Operation operation) {
        ProviderAnswer answer;
        try {
            answer = ask(operation);
        } catch (PaymentUnavailableException | FaultToleranceException noAnswer) {
            LOG.log(Level.INFO, noAnswer, () -> "no answer to the " + operation.kind() + " of order " + operation.orderNumber());
            settle(() -> operations.unanswered(operation, noAnswer.getClass().getSimpleName()));
            return "unanswered";
        }
        if (answer instanceof ProviderAnswer.Approved approved) {
            return done(operation, approved.reference());
        }
        if (answer instanceof ProviderAnswer.Declined declined) {
            LOG.log(Level.WARNING, "the {0} of order {1} was refused: {2}",
                    new Object[] {operation.kind(), operation.orderNumber(), declined.code()});
            settle(() -> operations.refused(operation, declined.code()));
            return "refused";
        }
        settle(() -> operations.unanswered(operation, answer.getClass().getSimpleName()));
        return "unanswered";
    }

    private String done(Operation operation, String reference) {
        try {
            settle(() -> operations.done(operation, reference));
            return "done";
        } catch (BusinessException refused) {
            // The provider did it, and the store can't note it: asked again it says so again, until a person looks.
            LOG.log(Level.WARNING, refused, () -> "what became of order " + operation.orderNumber() + " can't be noted");
            settle(() -> operations.unanswered(operation, refused.code()));
            return "not_noted";
        }
    }

    private ProviderAnswer ask(Operation operation) {
        ProviderCall call = operation.call();
        if (call.amount().isZero()) {
            // Gift cards get all of it back: there is nobody to ask.
            return new ProviderAnswer.Approved(null);
        }
        return switch (operation.kind()) {
            case CAPTURE -> gateway.capture(operation.provider(), call);
            case VOID -> gateway.release(operation.provider(), call);
            case REFUND -> gateway.refund(operation.provider(), call);
        };
    }

    private void settle(Runnable transaction) {
        contention.retry(() -> {
            transaction.run();
            return null;
        });
    }
}
