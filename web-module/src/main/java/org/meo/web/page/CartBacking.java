package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.meo.cart.CartLineView;
import org.meo.cart.CartView;
import org.meo.cart.Carts;
import org.meo.pictures.Pictures;
import org.meo.shared.BusinessException;
import org.meo.web.http.CartCookie;
import org.meo.web.text.Text;

/** {@code /cart}: shows the cart, and changes the line that is posted to it. */
@Named("cart")
@RequestScoped
public class CartBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Carts carts;
    @Inject
    private CartCookie cookie;
    @Inject
    private Navigation navigation;
    @Inject
    private Text text;
    @Inject
    private Pictures pictures;
    private CartView view = CartView.EMPTY;
    private String refusedSku;
    private String refusedQuantity;
    private String error;

    /** Reads the cart; on a POST changes a line first and goes on to the cart's page, or stays to say why not. */
    public void load() {
        String token = cookie.token();
        if (request.getMethod().equals("POST") && token != null && change(token)) {
            cookie.tell(carts.count(token), FacesContext.getCurrentInstance().getExternalContext());
            Navigation.redirect("/cart");
            return;
        }
        if (token != null) {
            view = carts.view(token);
            pictures.find(view.lines().stream().map(CartLineView::picture).toList());
        }
        navigation.setCartCount(view.count());
    }

    private boolean change(String token) {
        String sku = request.getParameter("sku");
        String typed = request.getParameter("quantity");
        if (sku == null) {
            return true;
        }
        try {
            carts.setQuantity(token, sku, request.getParameter("remove") == null ? Quantities.parse(typed) : 0);
            return true;
        } catch (BusinessException refusal) {
            refusedSku = sku;
            refusedQuantity = typed == null ? "" : typed;
            error = text.error(refusal);
            return false;
        }
    }

    public CartView getView() {
        return view;
    }

    /** What stands in a line's quantity field: what was typed when that was refused. */
    public String quantity(CartLineView line) {
        return line.sku().equals(refusedSku) ? refusedQuantity : Integer.toString(line.quantity());
    }

    /** What is wrong with a line; null when nothing is. */
    public String error(CartLineView line) {
        if (line.sku().equals(refusedSku)) {
            return error;
        }
        if (line.isAvailable()) {
            return null;
        }
        return line.available() <= 0 ? text.of("cart.line.soldOut") : text.of("cart.line.onlyLeft", line.available());
    }
}
