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
        try {
            options = services.carts().shippingOptions(visit.token(), visit.language(), visit.terms());
        } catch (BusinessException unsendable) {
            Navigation.redirect("/checkout");
            return;
        }
        if (visit.isPost() && keep()) {
            Navigation.redirect("/checkout/payment");
            return;
        }
        visit.readCart();
    }

    private boolean keep() {
        String chosen = visit.posted(FIELD);
        if (options.stream().noneMatch(option -> option.code().equals(chosen))) {
            visit.refuse(FIELD, new BusinessException("REQUIRED", FIELD));
            return false;
        }
        services.drafts().keepShipping(visit.token(), chosen);
        try {
            services.paymentEntry().hold(visit.token(), visit.language(), visit.customerId(), visit.customerGroup());
            return true;
        } catch (BusinessException refusal) {
            // The cart's page says of which line there is not enough; anything else is said here.
            visit.refuse("", refusal);
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
