package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meo.cart.CartCoupon;
import org.meo.cart.CartGiftCard;
import org.meo.cart.CartLineView;
import org.meo.cart.CartView;
import org.meo.customers.SignedIn;
import org.meo.pictures.Pictures;
import org.meo.pricing.Currencies;
import org.meo.pricing.Refusal;
import org.meo.pricing.Terms;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;
import org.meo.web.http.CartCookie;
import org.meo.web.http.ClientAddress;
import org.meo.web.http.Routes;
import org.meo.web.http.ShopperChoices;
import org.meo.web.http.Visitor;
import org.meo.web.text.Text;

/** {@code /cart}: shows the cart, and changes what is posted to it: a line, a coupon, a gift card, the country. */
@Named("cart")
@RequestScoped
public class CartBacking {

    private static final String COUPON = "coupon";
    private static final String GIFT_CARD = "giftCard";
    private static final String COUNTRY = "country";

    @Inject
    private HttpServletRequest request;
    @Inject
    private Services services;
    @Inject
    private Currencies currencies;
    @Inject
    private CartCookie cookie;
    @Inject
    private ShopperChoices choices;
    @Inject
    private Visitor visitor;
    @Inject
    private ClientAddress client;
    @Inject
    private Navigation navigation;
    @Inject
    private Text text;
    @Inject
    private Pictures pictures;
    private final Map<String, String> errors = new HashMap<>();
    private CartView view = CartView.EMPTY;
    private String refusedSku;
    private String refusedQuantity;
    private String lineError;
    private String country;

    /** Reads the cart; on a POST changes it first and goes on to the cart's page, or stays to say why not. */
    public void load() {
        String token = cookie.token();
        if (request.getMethod().equals("POST") && token != null && change(token)) {
            cookie.tell(services.carts().count(token), FacesContext.getCurrentInstance().getExternalContext());
            Navigation.redirect("/cart");
            return;
        }
        String refusedCurrency = request.getParameter("refused");
        if (refusedCurrency != null && currencies.all().contains(refusedCurrency)) {
            errors.put("currency", text.error(new BusinessException("NO_PRICE_IN_CURRENCY", "currency", refusedCurrency)));
        }
        if (token != null) {
            read(token);
            pictures.find(view.lines().stream().map(CartLineView::picture).toList());
        }
        navigation.setCartCount(view.count());
    }

    /** A country that nothing is sent to is told, and the cart shown as for the store's own. */
    private void read(String token) {
        Language language = Routes.language(request);
        country = Optional.ofNullable(choices.country()).orElse(Terms.DOMESTIC.country());
        try {
            view = services.carts().view(token, language, terms(country));
        } catch (BusinessException unsendable) {
            errors.put(COUNTRY, text.error(unsendable));
            view = services.carts().view(token, language, terms(Terms.DOMESTIC.country()));
        }
    }

    private Terms terms(String to) {
        Optional<SignedIn> customer = visitor.signedIn();
        return new Terms(to, null, null, null, customer.map(SignedIn::customerId).orElse(null),
                customer.map(SignedIn::group).orElse(null));
    }

    private boolean change(String token) {
        try {
            if (request.getParameter("sku") != null) {
                return changeLine(token, request.getParameter("sku"));
            }
            if (request.getParameter(COUNTRY) != null) {
                return chooseCountry();
            }
            changeCodes(token);
            return true;
        } catch (BusinessException refusal) {
            errors.put(refusal.path(), text.error(refusal));
            return false;
        }
    }

    private boolean changeLine(String token, String sku) {
        String typed = request.getParameter("quantity");
        try {
            services.carts().setQuantity(token, sku, request.getParameter("remove") == null ? Quantities.parse(typed) : 0);
            return true;
        } catch (BusinessException refusal) {
            refusedSku = sku;
            refusedQuantity = typed == null ? "" : typed;
            lineError = text.error(refusal);
            return false;
        }
    }

    private boolean chooseCountry() {
        if (choices.chooseCountry(request.getParameter(COUNTRY),
                (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse())) {
            return true;
        }
        throw new BusinessException("UNKNOWN_COUNTRY", COUNTRY, "");
    }

    private void changeCodes(String token) {
        if (request.getParameter(COUPON) != null) {
            services.codes().addCoupon(token, typed(COUPON), terms(Optional.ofNullable(choices.country()).orElse(Terms.DOMESTIC.country())),
                    client.get());
        } else if (request.getParameter(GIFT_CARD) != null) {
            services.codes().addGiftCard(token, typed(GIFT_CARD), client.get());
        } else if (request.getParameter("removeCoupon") != null) {
            services.carts().removeCoupon(token, request.getParameter("removeCoupon"));
        } else if (request.getParameter("removeGiftCard") != null && request.getParameter("removeGiftCard").matches("[0-9]{1,18}")) {
            services.carts().removeGiftCard(token, Long.parseLong(request.getParameter("removeGiftCard")));
        }
    }

    /** @throws BusinessException {@code REQUIRED} for nothing but spaces */
    private String typed(String field) {
        String typed = request.getParameter(field);
        if (typed.isBlank()) {
            throw new BusinessException("REQUIRED", field);
        }
        return typed;
    }

    public CartView getView() {
        return view;
    }

    /** What stands in a line's quantity field: what was typed when that was refused. */
    public String quantity(CartLineView line) {
        return line.sku().equals(refusedSku) ? refusedQuantity : Integer.toString(line.quantity());
    }

    /** What of a line is yet to come, and when; empty when all of it is on the shelf. */
    public String late(CartLineView line) {
        if (line.late() == 0) {
            return "";
        }
        return line.supply().expected() == null ? text.of("cart.line.later", line.late())
                : text.of("cart.line.laterFrom", line.late(), line.supply().expected());
    }

    /** What is wrong with a line; null when nothing is. */
    public String error(CartLineView line) {
        if (line.sku().equals(refusedSku)) {
            return lineError;
        }
        if (line.isAvailable()) {
            return null;
        }
        return line.available() <= 0 ? text.of("cart.line.soldOut") : text.of("cart.line.onlyLeft", line.available());
    }

    /** What is wrong with a field, by its name; of those without an entry nothing is. */
    public Map<String, String> getErrors() {
        return errors;
    }

    /** What was typed into a field that was refused, so much of it as a code can have. */
    public String kept(String field) {
        String typed = errors.containsKey(field) ? request.getParameter(field) : null;
        return typed == null ? "" : typed.substring(0, Math.min(typed.length(), 40));
    }

    /** Why a coupon takes nothing off; null when it does. */
    public String reason(CartCoupon coupon) {
        return reason(coupon.refusal(), COUPON);
    }

    /** Why a gift card pays nothing; null when it can. */
    public String reason(CartGiftCard card) {
        return reason(card.refusal(), GIFT_CARD);
    }

    private String reason(Refusal refusal, String path) {
        return refusal == null ? null : text.error(refusal.toException(path));
    }

    /** Whether the cart says how far it is to free delivery: there is such a thing where it goes to. */
    public boolean isFreeShippingOffered() {
        return view.quote().shipping().isZero() || !view.quote().untilFreeShipping().isZero();
    }

    /** Countries to estimate delivery for. */
    public List<SelectItem> getCountries() {
        return Countries.of(FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }

    /** For which delivery is estimated. */
    public String getCountry() {
        return country;
    }
}
