package org.meo.checkout;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.meo.orders.OrderStatus;
import org.meo.orders.OrderView;
import org.meo.payments.AuthoriseRequest;
import org.meo.payments.PaymentAttempt;
import org.meo.payments.PaymentGateway;
import org.meo.payments.PaymentUnavailableException;
import org.meo.payments.Payments;
import org.meo.payments.ProviderAnswer;
import org.meo.shared.BusinessException;
import org.meo.shared.Contention;
import org.meo.shared.Language;
import org.meo.shared.LogFacts;

/**
 * Buying, as a shopper does it. Runs outside of any transaction, because it calls the payment provider between two
 * (rule 4).
 */
@ApplicationScoped
public class Checkout {

    private static final Logger LOG = Logger.getLogger(Checkout.class.getName());
    private static final String ACTOR = "checkout";

    @EJB
    private Placement placement;

    @EJB
    private Payments payments;

    @Inject
    private PaymentGateway gateway;

    @Inject
    private Contention contention;

    @Inject
    private MetricRegistry metrics;

    @Inject
    @ConfigProperty(name = "meo.base.url")
    private String baseUrl;

    /**
     * Places an order for what is in the cart. The same cart again gives the first order again, however often and from
     * wherever it is asked for; while the first call still waits for the payment, the others get its order pending.
     *
     * @return with the order placed; or pending, when the shopper must confirm elsewhere ({@link Placing#continueAt}) or the
     *         provider gave no answer: then it is asked again until it does, and {@link #resume} tells
     * @throws BusinessException {@code CART_EMPTY}; {@code CHECKOUT_INCOMPLETE} when a step was left out;
     *         {@code OUT_OF_STOCK} with the SKU as path and how many can be had; {@code PRICE_CHANGED} with the total of now;
     *         {@code PAYMENT_DECLINED} or {@code INSUFFICIENT_FUNDS} at {@code cardNumber}, {@code CREDIT_REFUSED} at
     *         {@code payment}; {@code PAYMENT_UNAVAILABLE}; {@code PAYMENT_NOT_OFFERED} at {@code payment}: in all of these
     *         nothing was bought and nothing is kept back
     */
    public Placing placeOrder(PlaceOrder command) {
        Placement.Begun begun = contention.retry(() -> placement.begin(command));
        OrderView order = begun.order();
        LogFacts.say(LogFacts.ORDER, order.number());
        if (begun.paymentKey() == null) {
            boolean waits = order.status() == OrderStatus.PENDING_PAYMENT;
            return new Placing(placed(order), !waits, waits ? continueAt(order.number()) : null);
        }
        ProviderAnswer answer;
        try {
            answer = gateway.authorise(begun.provider(), request(begun));
        } catch (CircuitBreakerOpenException | BulkheadException notAsked) {
            LOG.log(Level.FINE, "the provider is left alone", notAsked);
            contention.retry(() -> placement.giveUp(order.number(), ACTOR, "the payment provider could not be asked"));
            count("not_asked");
            throw new BusinessException("PAYMENT_UNAVAILABLE", "");
        } catch (PaymentUnavailableException | TimeoutException noAnswer) {
            LOG.log(Level.WARNING, noAnswer, () -> "no answer from the payment provider for order " + order.number());
            count("unanswered");
            return new Placing(placed(order), false, null);
        }
        OrderView settled = settle(order.number(), begun.paymentKey(), answer);
        if (settled.status() == OrderStatus.PAYMENT_FAILED) {
            throw refusal(answer);
        }
        boolean goesOn = settled.status() == OrderStatus.PENDING_PAYMENT;
        return new Placing(placed(settled), !goesOn,
                goesOn && answer instanceof ProviderAnswer.ActionRequired action ? action.url() : null);
    }

    /**
     * Asks the provider about an order that waits for its payment, when its shopper comes back from the bank or looks how
     * it goes; changes nothing when it waits no more. Asks once in two seconds at most.
     */
    public void resume(String orderNumber) {
        payments.live(orderNumber).filter(attempt -> attempt.status().isOpen() && payments.mayAsk(attempt.key()))
                .ifPresent(attempt -> {
                    try {
                        ask(attempt);
                    } catch (PaymentUnavailableException | FaultToleranceException noAnswer) {
                        LOG.log(Level.INFO, noAnswer, () -> "still no answer for order " + orderNumber);
                    }
                });
    }

    /** Where the shopper of an order has to confirm the payment; null when nowhere. */
    public String continueAt(String orderNumber) {
        return payments.live(orderNumber).filter(attempt -> attempt.status().isOpen()).map(PaymentAttempt::actionUrl)
                .orElse(null);
    }

    /**
     * Asks the provider what became of a payment, and acts on it.
     *
     * @return false when the provider knows nothing of it; nothing is done then, as the payment may be under way to it
     * @throws PaymentUnavailableException when no answer came
     */
    boolean ask(PaymentAttempt attempt) {
        ProviderAnswer answer = gateway.find(attempt.provider(), attempt.key(), attempt.reference());
        if (answer instanceof ProviderAnswer.Unknown) {
            return false;
        }
        settle(attempt.orderNumber(), attempt.key(), answer);
        return true;
    }

    private OrderView settle(String orderNumber, String paymentKey, ProviderAnswer answer) {
        OrderView settled = contention.retry(() -> placement.settle(orderNumber, paymentKey, answer));
        count(answer.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        return settled;
    }

    void count(String outcome) {
        metrics.counter("meo_payment_answers", new Tag("outcome", outcome)).inc();
    }

    private AuthoriseRequest request(Placement.Begun begun) {
        OrderView order = begun.order();
        Language language = Language.of(Locale.forLanguageTag(order.locale()));
        String returnUrl = baseUrl + (language == Language.ENGLISH ? "" : "/" + language.code()) + "/order/" + order.number()
                + "?key=" + order.accessKey();
        return new AuthoriseRequest(begun.paymentKey(), order.number(), order.due(), begun.payment().token(), returnUrl,
                order.email(), order.customerId());
    }

    private static BusinessException refusal(ProviderAnswer answer) {
        if (!(answer instanceof ProviderAnswer.Declined declined)) {
            // The reconciler was quicker: the order has failed, and what was authorised goes back.
            return new BusinessException("PAYMENT_UNAVAILABLE", "");
        }
        return switch (declined.code()) {
            case ProviderAnswer.Declined.INSUFFICIENT_FUNDS -> new BusinessException("INSUFFICIENT_FUNDS", "cardNumber");
            case ProviderAnswer.Declined.CREDIT_REFUSED -> new BusinessException("CREDIT_REFUSED", "payment");
            default -> new BusinessException("PAYMENT_DECLINED", "cardNumber");
        };
    }

    private static PlacedOrder placed(OrderView order) {
        return new PlacedOrder(order.number(), order.accessKey());
    }
}
