package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meo.cart.CartLineView;
import org.meo.cart.CartView;
import org.meo.checkout.CheckoutDraft;
import org.meo.checkout.CheckoutTerms;
import org.meo.customers.SignedIn;
import org.meo.pricing.Terms;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;
import org.meo.web.http.CartCookie;
import org.meo.web.http.Routes;
import org.meo.web.http.Visitor;
import org.meo.web.text.Text;

/** What the steps of the checkout have in common: the cart, what the shopper said before, and what is wrong. */
@Named("checkoutVisit")
@RequestScoped
public class CheckoutVisit {

    /** Of a long cart the summary beside a step names no more. */
    private static final int SUMMARY_LINES = 8;

    @Inject
    private HttpServletRequest request;
    @Inject
    private Services services;
    @Inject
    private CartCookie cookie;
    @Inject
    private Visitor visitor;
    @Inject
    private Navigation navigation;
    @Inject
    private Text text;
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private Optional<SignedIn> customer;
    private Optional<CheckoutDraft> draft;
    private CartView cart = CartView.EMPTY;

    /** Something to mend; {@code field} and its label are null when it is not about one. */
    public record Problem(String field, String label, String message) {
    }

    /** One of the steps, for the way through them: {@code done}, {@code current} or {@code ahead}. */
    public record Step(String label, String path, String state) {
    }

    String token() {
        return cookie.token();
    }

    boolean isPost() {
        return request.getMethod().equals("POST");
    }

    /** The text of a field or parameter; empty when there is none. */
    String posted(String field) {
        String value = request.getParameter(field);
        return value == null ? "" : value;
    }

    Language language() {
        return Language.of(FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }

    Optional<SignedIn> customer() {
        if (customer == null) {
            customer = visitor.signedIn();
        }
        return customer;
    }

    Long customerId() {
        return customer().map(SignedIn::customerId).orElse(null);
    }

    String customerGroup() {
        return customer().map(SignedIn::group).orElse(null);
    }

    /** What was said up to now. */
    Optional<CheckoutDraft> draft() {
        if (draft == null) {
            draft = services.drafts().find(token());
        }
        return draft;
    }

    Terms terms() {
        return CheckoutTerms.of(draft(), customerId(), customerGroup());
    }

    /**
     * Reads the cart under the terms of what was said. One that can't be bought goes back to the cart's page, which says
     * why; one that can't be sent to where it should go, to the address.
     *
     * @return false when the request has ended
     */
    boolean readCart() {
        String token = token();
        try {
            cart = token == null ? CartView.EMPTY : services.carts().view(token, language(), terms());
        } catch (BusinessException unsendable) {
            if (Routes.page(request).equals("/checkout")) {
                refuse(unsendable.path(), unsendable);
                cart = services.carts().view(token, language(), CheckoutTerms.of(Optional.empty(), customerId(), customerGroup()));
            } else {
                Navigation.redirect("/checkout");
                return false;
            }
        }
        navigation.setCartCount(cart.count());
        if (!cart.isBuyable()) {
            Navigation.redirect("/cart");
            return false;
        }
        return true;
    }

    void refuse(String field, BusinessException refusal) {
        refuse(field, text.error(refusal));
    }

    /** @param field null or empty when it is not about one */
    void refuse(String field, String message) {
        boolean ofField = field != null && !field.isEmpty();
        problems.putIfAbsent(ofField ? field : "", new Problem(ofField ? field : null, ofField ? label(field) : null, message));
    }

    private String label(String field) {
        return field.startsWith(CheckoutAddressForm.BILL)
                ? text.of("checkout.billing") + ": " + text.of("field." + field.substring(CheckoutAddressForm.BILL.length()))
                : text.of("field." + field);
    }

    /** Everything that is wrong, in the order in which it was found. */
    public List<Problem> getProblems() {
        return new ArrayList<>(problems.values());
    }

    public boolean isRefused() {
        return !problems.isEmpty();
    }

    /** What is wrong with a field; empty when nothing is. */
    public String error(String field) {
        Problem problem = problems.get(field);
        return problem == null ? "" : problem.message();
    }

    public CartView getCart() {
        return cart;
    }

    /** Lines for the summary beside a step. */
    public List<CartLineView> getSummaryLines() {
        return cart.lines().subList(0, Math.min(SUMMARY_LINES, cart.lines().size()));
    }

    /** How many lines the summary leaves out. */
    public int getMoreLines() {
        return Math.max(0, cart.lines().size() - SUMMARY_LINES);
    }

    /** The sentence for a line that says what it is, for readers who can't see the picture. */
    public String describe(CartLineView line) {
        return line.label().isEmpty() ? line.name() : line.name() + ", " + line.label();
    }

    /** What a way to pay is called. */
    public String paymentName(String code) {
        return text.of("payment." + code);
    }

    /** More about a way to pay. */
    public String paymentHint(String code) {
        return text.of("payment." + code + ".hint");
    }

    /** The way through the checkout; steps behind can be gone back to. */
    public List<Step> steps(int current) {
        String[] names = {"address", "shipping", "payment", "review"};
        String[] paths = {"/checkout", "/checkout/shipping", "/checkout/payment", "/checkout/review"};
        List<Step> steps = new ArrayList<>();
        for (int index = 0; index < names.length; index++) {
            steps.add(new Step(text.of("checkout.step." + names[index]), paths[index],
                    index < current ? "done" : index == current ? "current" : "ahead"));
        }
        return steps;
    }
}
