package org.meo.checkout;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.meo.payments.EventRefusedException;
import org.meo.payments.PaymentAttempt;
import org.meo.payments.PaymentGateway;
import org.meo.payments.PaymentProviders;
import org.meo.payments.Payments;
import org.meo.payments.ProviderEvent;
import org.meo.payments.ProviderEventArrived;

/** What payment providers tell by themselves. Each event counts once; the provider is asked what it means. */
@ApplicationScoped
public class ProviderEvents {

    /** What became of an event. */
    public enum Receipt {
        /** Acted upon. */
        APPLIED,
        /** Acted upon before. */
        KNOWN,
        /** About a payment that is none of the store's. */
        UNRELATED,
        /** There is no such provider. */
        NO_PROVIDER
    }

    private static final Logger LOG = Logger.getLogger(ProviderEvents.class.getName());

    @Inject
    private PaymentProviders providers;

    @Inject
    private PaymentGateway gateway;

    @EJB
    private Payments payments;

    @Inject
    private Checkout checkout;

    /**
     * Reads an event and acts on it.
     *
     * @param headers value of a header by its name; null when there is none
     * @throws EventRefusedException when it does not come from the provider
     * @throws org.meo.payments.PaymentUnavailableException when the provider could not be asked: it should send it again
     */
    public Receipt receive(String provider, byte[] body, UnaryOperator<String> headers) {
        if (providers.find(provider).isEmpty()) {
            return Receipt.NO_PROVIDER;
        }
        ProviderEvent event = gateway.verify(provider, body, headers);
        if (payments.knowsEvent(provider, event)) {
            return Receipt.KNOWN;
        }
        Optional<String> order = Optional.ofNullable(event.paymentKey()).flatMap(payments::orderOf);
        if (order.isEmpty()) {
            if (payments.noteEvent(provider, event)) {
                LOG.log(Level.INFO, "event {0} of {1} is about no payment of the store", new Object[] {event.id(), provider});
            }
            return Receipt.UNRELATED;
        }
        Optional<PaymentAttempt> open = payments.live(order.get())
                .filter(attempt -> attempt.status().isOpen() && attempt.key().equals(event.paymentKey()));
        open.ifPresent(checkout::ask);
        return payments.noteEvent(provider, event) ? Receipt.APPLIED : Receipt.KNOWN;
    }

    void arrived(@Observes ProviderEventArrived event) {
        receive(event.provider(), event.body(), event.headers()::get);
    }
}
