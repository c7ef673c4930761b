package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.meo.checkout.CheckoutDraft;
import org.meo.payments.CardDetails;
import org.meo.payments.ChosenPayment;
import org.meo.payments.PaymentOption;
import org.meo.payments.TestCard;
import org.meo.shared.BusinessException;
import org.meo.web.text.Formats;
import org.meo.web.text.Text;

/** {@code /checkout/payment}: how it is paid. A card's number goes to the provider and is not kept. */
@Named("checkoutPayment")
@RequestScoped
public class CheckoutPaymentBacking {

    static final String FIELD = "payment";
    /** Codes of what a provider refuses, with which the shopper comes back to this step, and the field that they are about. */
    static final Map<String, String> REFUSALS = Map.of("PAYMENT_DECLINED", "cardNumber", "INSUFFICIENT_FUNDS", "cardNumber",
            "CREDIT_REFUSED", FIELD, "PAYMENT_NOT_OFFERED", FIELD, "GIFT_CARDS_SHORT", FIELD);

    @Inject
    private CheckoutVisit visit;
    @Inject
    private Services services;
    @Inject
    private Clock clock;
    @Inject
    private Text text;
    private final Map<String, String> values = new HashMap<>();
    private List<PaymentOption> options = List.of();
    private CheckoutDraft draft;

    public void load() {
        if (visit.draft().map(CheckoutDraft::shippingMethod).isEmpty()) {
            Navigation.redirect("/checkout/shipping");
            return;
        }
        draft = visit.draft().get();
        if (!visit.readCart()) {
            return;
        }
        options = services.paymentOptions().offered(visit.customerId(), visit.getCart().quote().due());
        if (visit.isPost()) {
            if (keep()) {
                Navigation.redirect("/checkout/review");
            }
        } else if (REFUSALS.containsKey(visit.posted("refused"))) {
            String field = REFUSALS.get(visit.posted("refused"));
            visit.refuse(field, new BusinessException(visit.posted("refused"), field));
        }
    }

    private boolean keep() {
        for (String field : List.of("cardNumber", "cardExpiry", CardForm.CODE)) {
            values.put(field, visit.posted(field));
        }
        String code = visit.posted(FIELD);
        PaymentOption option = options.stream().filter(offered -> offered.code().equals(code)).findFirst().orElse(null);
        if (option == null) {
            visit.refuse(FIELD, new BusinessException("REQUIRED", FIELD));
            return false;
        }
        try {
            ChosenPayment chosen = isKept(option) ? null : services.paymentOptions().choose(option.code(), card(option));
            if (visit.isRefused()) {
                values.remove(CardForm.CODE);
                return false;
            }
            services.paymentEntry().choose(visit.token(), chosen, visit.language(), visit.customerId(), visit.customerGroup());
            return true;
        } catch (BusinessException refusal) {
            visit.refuse(refusal.path().startsWith("card") || FIELD.equals(refusal.path()) ? refusal.path() : "", refusal);
            values.remove(CardForm.CODE);
            return false;
        }
    }

    /** Whether the card that was chosen before stays. */
    private boolean isKept(PaymentOption option) {
        return option.needsCard() && isCardKnown() && CardForm.isEmpty(values);
    }

    /** Null where none is needed; a sample where something is wrong with it, which is noted then. */
    private CardDetails card(PaymentOption option) {
        if (!option.needsCard()) {
            return null;
        }
        CardForm form = new CardForm(values, YearMonth.now(clock.withZone(Formats.STORE_ZONE)));
        form.refusals().forEach(visit::refuse);
        return form.card();
    }

    public List<PaymentOption> getOptions() {
        return options;
    }

    /** Whether an option is the one that stands chosen: the one chosen before, else the first. */
    public boolean isChosen(PaymentOption option) {
        String posted = visit.posted(FIELD);
        String before = !posted.isEmpty() ? posted : draft.payment() == null ? null : draft.payment().code();
        boolean known = options.stream().anyMatch(other -> other.code().equals(before));
        return known ? option.code().equals(before) : option.equals(options.get(0));
    }

    /** Whether a card was chosen before, which need not be typed again. */
    public boolean isCardKnown() {
        return draft.payment() != null && draft.payment().label() != null && visit.posted("refused").isEmpty()
                && options.stream().anyMatch(option -> option.needsCard() && option.code().equals(draft.payment().code()));
    }

    public CheckoutDraft getDraft() {
        return draft;
    }

    /** The fields' texts, by name. */
    public Map<String, String> getValues() {
        return values;
    }

    /** Numbers to try where no money moves; empty elsewhere. */
    public List<TestCard> getTestCards() {
        return services.paymentOptions().testCards();
    }

    /** What a number to try stands for, in words. */
    public String meaning(TestCard card) {
        return text.of("checkout.simulated." + card.code());
    }
}
