package org.meo.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import org.meo.cart.Carts;
import org.meo.web.http.CartCookie;

/** What a visitor brings along who signs in: the cart. */
@ApplicationScoped
public class Arrival {

    @Inject
    private Carts carts;
    @Inject
    private CartCookie cookie;

    /** Joins the visitor's cart with the one that the customer left elsewhere. */
    void joinCarts(long customerId) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        String token = carts.merge(cookie.token(), customerId);
        cookie.keep(token, external);
        cookie.tell(carts.count(token), external);
    }
}
