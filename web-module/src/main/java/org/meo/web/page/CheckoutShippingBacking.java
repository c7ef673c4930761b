package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.meo.checkout.CheckoutDraft;
import org.meo.pricing.ShippingOption;
import org.meo.shared.BusinessException;

/** {@code /checkout/shipping}: how it is sent. With the choice the stock is held, because the payment comes next. */
@Named("checkoutShipping")
@RequestScoped
public class CheckoutShippingBacking {

    static final String FIELD = "shipping";

    @Inject
    private CheckoutVisit visit;
    @Inject
    private Services services;
    private List<ShippingOption> options = List.of();
    private CheckoutDraft draft;

    public void load() {
        if (visit.draft().isEmpty()) {
            Navigation.redirect("/checkout");
            return;
        }
        draft = visit.draft().get();
        if (visit.isPost() && keep()) {
            Navigation.redirect("/checkout/payment");
            return;
        }
        if (visit.readCart()) {
            options = visit.getCart().shipping();
        }
    }

    private boolean keep() {
        try {
            services.paymentEntry().enter(visit.token(), visit.posted(FIELD), visit.language(), visit.customerId(),
                    visit.customerGroup());
            return true;
        } catch (BusinessException refusal) {
            // The cart's page says of which line there is not enough, the address' page that nothing is sent there.
            visit.refuse(FIELD.equals(refusal.path()) ? FIELD : "", refusal);
            return false;
        }
    }

    public List<ShippingOption> getOptions() {
        return options;
    }

    /** Whether an option is the one that stands chosen: the one chosen before, else the first. */
    public boolean isChosen(ShippingOption option) {
        String before = draft.shippingMethod();
        boolean known = options.stream().anyMatch(other -> other.code().equals(before));
        return known ? option.code().equals(before) : option.equals(options.get(0));
    }

    public CheckoutDraft getDraft() {
        return draft;
    }
}
