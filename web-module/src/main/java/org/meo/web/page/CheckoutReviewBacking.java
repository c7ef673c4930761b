package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.joda.money.Money;
import org.meo.cart.CartLineView;
import org.meo.checkout.CheckoutDraft;
import org.meo.checkout.PlaceOrder;
import org.meo.checkout.PlacedOrder;
import org.meo.checkout.Placing;
import org.meo.pictures.Pictures;
import org.meo.pricing.ShippingOption;
import org.meo.shared.BusinessException;
import org.meo.web.http.CartCookie;

/** {@code /checkout/review}: all of it once more, and the button that buys. */
@Named("checkoutReview")
@RequestScoped
public class CheckoutReviewBacking {

    @Inject
    private CheckoutVisit visit;
    @Inject
    private Services services;
    @Inject
    private CartCookie cookie;
    @Inject
    private Pictures pictures;
    private CheckoutDraft draft;

    /** Places the order on a POST, before anything is asked: a cart that became an order meanwhile gives that order. */
    public void load() {
        if (visit.isPost() && visit.token() != null && place()) {
            return;
        }
        if (visit.draft().filter(CheckoutDraft::isComplete).isEmpty()) {
            Navigation.redirect("/checkout/payment");
            return;
        }
        draft = visit.draft().get();
        if (visit.readCart()) {
            pictures.find(visit.getCart().lines().stream().map(CartLineView::picture).toList());
        }
    }

    private boolean place() {
        FacesContext context = FacesContext.getCurrentInstance();
        try {
            Placing placing = services.checkout().placeOrder(new PlaceOrder(visit.token(), shown("expectedTotal"),
                    shown("expectedDue"), context.getViewRoot().getLocale(), visit.customerId(), visit.customerGroup()));
            goOn(placing, context);
            return true;
        } catch (BusinessException refusal) {
            if (CheckoutPaymentBacking.REFUSALS.containsKey(refusal.code())) {
                Navigation.redirect("/checkout/payment?refused=" + refusal.code());
                return true;
            }
            visit.refuse("", refusal);
            return false;
        }
    }

    private void goOn(Placing placing, FacesContext context) {
        // The cart's cookie stays: the cart is needed when the bank says no, and finds its order when this is sent again.
        if (placing.continueAt() != null) {
            Navigation.leaveFor(placing.continueAt());
            return;
        }
        PlacedOrder order = placing.order();
        cookie.tell(placing.bought() ? 0 : services.carts().count(visit.token()), context.getExternalContext());
        Navigation.redirect("/order/" + Navigation.encode(order.number()) + "?key=" + Navigation.encode(order.accessKey()));
    }

    /** @return what the shopper saw; null when the form does not say it */
    private Money shown(String field) {
        String shown = visit.posted(field);
        try {
            return shown.matches("[A-Z]{3} [0-9]{1,12}(\\.[0-9]{1,4})?") ? Money.parse(shown) : null;
        } catch (IllegalArgumentException | ArithmeticException noMoney) {
            return null;
        }
    }

    /** How it is sent, in words. */
    public String getShippingLabel() {
        return visit.getCart().shipping().stream()
                .filter(option -> option.code().equals(draft.shippingMethod())).map(ShippingOption::label).findFirst().orElse("");
    }

    public CheckoutDraft getDraft() {
        return draft;
    }
}
