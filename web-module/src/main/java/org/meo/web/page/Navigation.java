package org.meo.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.meo.cart.Carts;
import org.meo.catalog.Catalogue;
import org.meo.catalog.CategoryNode;
import org.meo.pricing.Currencies;
import org.meo.web.http.CartCookie;
import org.meo.web.http.Routes;
import org.meo.web.http.Links;

/** What stands around every page, and the ways away from one. */
@Named
@ApplicationScoped
public class Navigation {

    private static final int SEE_OTHER = 303;

    private static final String CART_COUNT = "meo.cartCount";

    @Inject
    private HttpServletRequest request;
    @Inject
    private Catalogue catalogue;
    @Inject
    private Carts carts;
    @Inject
    private Currencies currencies;
    @Inject
    private CartCookie cookie;

    /** The tree of categories. */
    public List<CategoryNode> getCategories() {
        return catalogue.categories(Routes.language(request));
    }

    /** In which a cart can be. */
    public List<String> getCurrencies() {
        return currencies.all();
    }

    /** Pieces in the visitor's cart. */
    public int getCartCount() {
        Integer known = (Integer) request.getAttribute(CART_COUNT);
        if (known != null) {
            return known;
        }
        String token = cookie.token();
        return token == null ? 0 : carts.count(token);
    }

    /** A page that has read the cart tells its count, which saves asking for it again. */
    void setCartCount(int count) {
        request.setAttribute(CART_COUNT, count);
        if (cookie.token() != null) {
            cookie.tell(count, FacesContext.getCurrentInstance().getExternalContext());
        }
    }

    /** Ends the request with the page for what does not exist. */
    static void notFound() {
        FacesContext context = FacesContext.getCurrentInstance();
        try {
            context.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.responseComplete();
    }

    /**
     * Ends the request by sending the browser to another page of the store, which it GETs.
     *
     * @param path the page's English address; the browser stays in its language
     */
    static void redirect(String path) {
        FacesContext context = FacesContext.getCurrentInstance();
        ExternalContext external = context.getExternalContext();
        external.setResponseStatus(SEE_OTHER);
        external.setResponseHeader("Location", external.getRequestContextPath() + Links.url(path));
        context.responseComplete();
    }

    /**
     * Ends the request by sending the browser to an address that is not the store's own choice of language, or of another
     * site: a bank's page.
     */
    static void leaveFor(String url) {
        FacesContext context = FacesContext.getCurrentInstance();
        context.getExternalContext().setResponseStatus(SEE_OTHER);
        context.getExternalContext().setResponseHeader("Location", url);
        context.responseComplete();
    }

    /** Ends the request by telling that the page has another address for good, as {@link #redirect} has it. */
    static void movedTo(String path) {
        redirect(path);
        FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
    }

    /** A value as part of an address. */
    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
