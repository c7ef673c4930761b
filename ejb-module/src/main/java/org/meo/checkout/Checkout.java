package org.meo.checkout;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.meo.orders.OrderStatus;
import org.meo.orders.OrderView;
import org.meo.payments.Authorisation;
import org.meo.payments.PaymentProvider;
import org.meo.payments.PaymentUnavailableException;
import org.meo.shared.BusinessException;
import org.meo.shared.Contention;

/**
 * Buying, as a shopper does it. Runs outside of any transaction, because it calls the payment provider between two
 * (rule 4).
 */
@ApplicationScoped
public class Checkout {

    private static final Logger LOG = Logger.getLogger(Checkout.class.getName());

    @EJB
    private Placement placement;

    @Inject
    private PaymentProvider provider;

    @Inject
    private Contention contention;

    /**
     * Places an order for what is in the cart. The same cart again gives the first order again, however often and from
     * wherever it is asked for; while the first call still waits for the payment, the others get its order pending.
     *
     * @throws BusinessException {@code CART_EMPTY}; {@code CHECKOUT_INCOMPLETE} when a step was left out;
     *         {@code OUT_OF_STOCK} with the SKU as path and how many can be had; {@code PRICE_CHANGED} with the total of now; {@code PAYMENT_DECLINED} at {@code cardNumber};
     *         {@code PAYMENT_UNAVAILABLE}: in all of these nothing was bought and nothing is kept back
     */
    public Placing placeOrder(PlaceOrder command) {
        Placement.Begun begun = contention.retry(() -> placement.begin(command, provider.name()));
        if (begun.paymentKey() == null) {
            return answer(begun.order());
        }
        Authorisation authorisation = authorise(begun);
        OrderView settled = settle(begun, authorisation);
        if (settled.status() == OrderStatus.PAYMENT_FAILED) {
            throw new BusinessException("PAYMENT_DECLINED", "cardNumber");
        }
        return answer(settled);
    }

    private Authorisation authorise(Placement.Begun begun) {
        try {
            return provider.authorise(begun.paymentKey(), begun.order().due(), begun.payment().token());
        } catch (PaymentUnavailableException noAnswer) {
            LOG.log(Level.WARNING, "no answer from the payment provider for order " + begun.order().number(), noAnswer);
            contention.retry(() -> placement.giveUp(begun.order().number())).forEach(provider::release);
            throw new BusinessException("PAYMENT_UNAVAILABLE", "");
        }
    }

    private OrderView settle(Placement.Begun begun, Authorisation authorisation) {
        try {
            return contention.retry(() -> placement.settle(begun.order(), begun.paymentKey(), authorisation));
        } catch (BusinessException givenUp) {
            // The sweep was quicker: the order has failed and its stock is gone, so the shopper must not be charged.
            provider.release(begun.paymentKey());
            throw new BusinessException("PAYMENT_UNAVAILABLE", "");
        }
    }

    private static Placing answer(OrderView order) {
        return new Placing(new PlacedOrder(order.number(), order.accessKey()), null);
    }
}
