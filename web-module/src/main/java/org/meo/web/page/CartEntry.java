package org.meo.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import org.meo.cart.Carts;
import org.meo.web.http.CartCookie;
import org.meo.web.http.ShopperChoices;
import org.meo.web.http.Visitor;

/** Puts something into the visitor's cart and lets the browser know of it. */
@ApplicationScoped
public class CartEntry {

    @Inject
    private Carts carts;
    @Inject
    private CartCookie cookie;
    @Inject
    private ShopperChoices choices;
    @Inject
    private Visitor visitor;

    /** @throws org.meo.shared.BusinessException as {@link Carts#add} */
    void add(String sku, int quantity) {
        ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
        Carts.Filled cart = carts.add(token(), sku, quantity, choices.currency());
        cookie.keep(cart.token(), context);
        cookie.tell(cart.pieces(), context);
    }

    /** Of a customer the cart that all of the customer's devices share. */
    private String token() {
        String token = cookie.token();
        return visitor.signedIn().map(customer -> carts.merge(token, customer.customerId())).orElse(token);
    }
}
