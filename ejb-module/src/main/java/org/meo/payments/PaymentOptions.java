package org.meo.payments;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.joda.money.Money;
import org.meo.shared.BusinessException;

/** How an order can be paid. */
@ApplicationScoped
public class PaymentOptions {

    static final String CARD = "card";
    /** Tokens of ways to pay that know their shopper without one. */
    private static final String NO_TOKEN = "-";

    @Inject
    private PaymentProviders providers;

    @EJB
    private InvoiceCredit credit;

    /**
     * The ways to pay that are offered; none at all when the store is not set up to take money.
     *
     * @param customerId null for a guest
     * @param due        what is to be paid
     */
    public List<PaymentOption> offered(Long customerId, Money due) {
        if (due.isZero()) {
            return List.of(new PaymentOption(Payments.PREPAID, false));
        }
        List<PaymentOption> options = new ArrayList<>();
        for (String provider : providers.offered()) {
            if (!provider.equals(InvoiceProvider.NAME) || customerId != null && credit.isOpen(customerId)) {
                options.add(new PaymentOption(codeOf(provider), provider.equals(SimulatedProvider.NAME)));
            }
        }
        return options;
    }

    /**
     * Turns what a shopper typed into what may be kept.
     *
     * @param card null where the option needs none
     * @throws BusinessException {@code REQUIRED} at {@code payment} for an option that is not offered, at {@code cardNumber}
     *         when a card is missing; {@code PAYMENT_NOT_OFFERED} at {@code payment} when there is no way to pay at all
     */
    public ChosenPayment choose(String code, CardDetails card) {
        if (providerOf(code).equals(SimulatedProvider.NAME)) {
            if (card == null) {
                throw new BusinessException("REQUIRED", "cardNumber");
            }
            return new ChosenPayment(CARD, SimulatedProvider.TOKEN + card.last4(), card.last4());
        }
        return new ChosenPayment(code, NO_TOKEN, null);
    }

    /**
     * The provider that an option is paid through.
     *
     * @throws BusinessException as {@link #choose}
     */
    public String providerOf(String code) {
        if (Payments.PREPAID.equals(code)) {
            return code;
        }
        if (providers.offered().isEmpty()) {
            throw new BusinessException("PAYMENT_NOT_OFFERED", "payment");
        }
        return providers.offered().stream().filter(provider -> codeOf(provider).equals(code)).findFirst()
                .orElseThrow(() -> new BusinessException("REQUIRED", "payment"));
    }

    /** Numbers to try the store with; empty where real money moves. */
    public List<TestCard> testCards() {
        return providers.offered().contains(SimulatedProvider.NAME) ? SimulatedProvider.CARDS : List.of();
    }

    /** Sites to whose pages shoppers may be sent to pay: scheme and host of each. */
    public List<String> sites() {
        return providers.offered().stream().map(name -> providers.get(name).site()).filter(Objects::nonNull).toList();
    }

    private static String codeOf(String provider) {
        return provider.equals(SimulatedProvider.NAME) ? CARD : provider;
    }
}
