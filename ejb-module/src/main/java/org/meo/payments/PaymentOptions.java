package org.meo.payments;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.joda.money.Money;
import org.meo.shared.BusinessException;

/** How an order can be paid. */
@ApplicationScoped
public class PaymentOptions {

    static final String CARD = "card";

    /**
     * @param customerId null for a guest
     * @param due        what is to be paid
     */
    public List<PaymentOption> offered(Long customerId, Money due) {
        return List.of(new PaymentOption(CARD, true));
    }

    /**
     * Turns what a shopper typed into what may be kept.
     *
     * @param card null where the option needs none
     * @throws BusinessException {@code REQUIRED} at {@code payment} for an option that is not offered
     */
    public ChosenPayment choose(String code, CardDetails card) {
        if (!CARD.equals(code) || card == null) {
            throw new BusinessException("REQUIRED", "payment");
        }
        return new ChosenPayment(CARD, SimulatedProvider.TOKEN + card.last4(), card.last4());
    }
}
