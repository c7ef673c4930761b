package org.meo.web.page;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.cart.CartLineView;
import org.meo.cart.CartView;
import org.meo.cart.Carts;
import org.meo.checkout.Checkout;
import org.meo.checkout.CheckoutDrafts;
import org.meo.checkout.PlaceOrder;
import org.meo.checkout.PlacedOrder;
import org.meo.payments.PaymentOptions;
import org.meo.pictures.Pictures;
import org.meo.shared.BusinessException;
import org.meo.web.http.CartCookie;
import org.meo.web.text.Formats;
import org.meo.web.text.Text;

/** {@code /checkout}: takes a guest's address and card and places the order. */
@Named("checkout")
@RequestScoped
public class CheckoutBacking {

    private static final String CARD_CODE = "cardCode";

    @Inject
    private Carts carts;
    @Inject
    private Checkout checkout;
    @Inject
    private CheckoutDrafts drafts;
    @Inject
    private PaymentOptions paymentOptions;
    @Inject
    private CartCookie cookie;
    @Inject
    private Navigation navigation;
    @Inject
    private Clock clock;
    @Inject
    private Text text;
    @Inject
    private Pictures pictures;
    @Inject
    @ConfigProperty(name = "meo.payment.simulated", defaultValue = "false")
    private boolean simulated;
    private final Map<String, String> values = new HashMap<>();
    private CartView cart = CartView.EMPTY;

    /** Until another is chosen, the country is that of the page's language. */
    @PostConstruct
    void begin() {
        values.put("country", FacesContext.getCurrentInstance().getViewRoot().getLocale().getCountry());
    }

    /** Reads the cart; what can't be bought as it is goes back to the cart's page, which says why. */
    public void load() {
        String token = cookie.token();
        if (token != null) {
            cart = carts.view(token);
            pictures.find(cart.lines().stream().map(CartLineView::picture).toList());
        }
        navigation.setCartCount(cart.count());
        if (!cart.isBuyable()) {
            Navigation.redirect("/cart");
        }
    }

    /** Places the order and goes on to its page, or stays and says beside the fields what must be mended. */
    public void place() {
        FacesContext context = FacesContext.getCurrentInstance();
        CheckoutForm form = new CheckoutForm(values, YearMonth.now(clock.withZone(Formats.STORE_ZONE)));
        values.remove(CARD_CODE);
        form.refusals().forEach((field, refusal) -> addMessage(context, field, refusal));
        if (!form.refusals().isEmpty()) {
            return;
        }
        try {
            String token = cookie.token();
            drafts.keepAddress(token, form.email(), null, form.address(), null);
            drafts.keepShipping(token, "standard");
            drafts.keepPayment(token, paymentOptions.choose("card", form.card()));
            PlacedOrder order = checkout.placeOrder(
                    new PlaceOrder(token, expectedTotal(context), context.getViewRoot().getLocale(), null, null)).order();
            cookie.forget(context.getExternalContext());
            Navigation.redirect("/order/" + Navigation.encode(order.number()) + "?key=" + Navigation.encode(order.accessKey()));
        } catch (BusinessException refusal) {
            addMessage(context, refusal.path(), refusal);
        }
    }

    /** @return what the shopper saw; zero, which no cart costs, when the form does not say it */
    private static BigDecimal expectedTotal(FacesContext context) {
        String shown = context.getExternalContext().getRequestParameterMap().get("expectedTotal");
        return shown != null && shown.matches("[0-9]{1,12}(\\.[0-9]{1,4})?") ? new BigDecimal(shown) : BigDecimal.ZERO;
    }

    /** What is about a field goes beside it, the rest above the form. */
    private void addMessage(FacesContext context, String path, BusinessException refusal) {
        context.addMessage(CheckoutForm.FIELDS.contains(path) ? path : null,
                new FacesMessage(FacesMessage.SEVERITY_ERROR, text.error(refusal), null));
    }

    /** The fields' texts, by name. */
    public Map<String, String> getValues() {
        return values;
    }

    /** What is wrong with a field; null when nothing is. */
    public String error(String field) {
        List<FacesMessage> messages = FacesContext.getCurrentInstance().getMessageList(field);
        return messages.isEmpty() ? null : messages.get(0).getSummary();
    }

    /** Something to mend; {@code field} and its label are null when it is not about one. */
    public record Problem(String field, String label, String message) {
    }

    /** Everything that is wrong, in the order in which it was found. */
    public List<Problem> getProblems() {
        FacesContext context = FacesContext.getCurrentInstance();
        List<Problem> problems = new ArrayList<>();
        context.getClientIdsWithMessages().forEachRemaining(field -> context.getMessageList(field)
                .forEach(message -> problems.add(new Problem(field, field == null ? null : text.of("field." + field),
                        message.getSummary()))));
        return problems;
    }

    /** Whether the order was not placed for a reason that the page tells. */
    public boolean isRefused() {
        return !FacesContext.getCurrentInstance().getMessageList().isEmpty();
    }

    public CartView getCart() {
        return cart;
    }

    /** The sentence for a line that says what it is, for readers who can't see the picture. */
    public String describe(CartLineView line) {
        return line.label().isEmpty() ? line.name() : line.name() + ", " + line.label();
    }

    /** Countries to send to. */
    public List<SelectItem> getCountries() {
        Locale locale = FacesContext.getCurrentInstance().getViewRoot().getLocale();
        return Countries.of(locale);
    }

    /** Whether no money moves: the page then says which numbers to try. */
    public boolean isSimulated() {
        return simulated;
    }
}
