package org.meo.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The secret by which a guest's cart is found, kept in a cookie that only this store and no script can read. Beside it a
 * second cookie, which scripts can read, says how much is in the cart and nothing else.
 */
@ApplicationScoped
public class CartCookie {

    static final String NAME = "meo_cart";
    /** How much is in the cart, for the script of a page that was kept by a cache between the store and the visitor. */
    static final String COUNT = "meo_count";
    /** Attribute of a request whose answer is kept for others: it has no cart. */
    static final String HIDDEN = "meo.cartHidden";
    static final Duration LIFETIME = Duration.ofDays(60);

    @Inject
    private HttpServletRequest request;
    @Inject
    @ConfigProperty(name = "meo.base.url")
    private Optional<String> baseUrl = Optional.empty();

    /** @return null when the visitor has no cart */
    public String token() {
        return request.getAttribute(HIDDEN) == null ? token(request) : null;
    }

    /** As {@link #token()}, of a given request. */
    static String token(HttpServletRequest request) {
        return VisitorCookies.secret(request, NAME);
    }

    /** Keeps the token for 60 days from now. */
    public void keep(String token, ExternalContext context) {
        add(NAME, token, LIFETIME, request, (HttpServletResponse) context.getResponse());
    }

    /** Lets the visitor forget the cart. */
    public void forget(ExternalContext context) {
        HttpServletResponse response = (HttpServletResponse) context.getResponse();
        add(NAME, "", Duration.ZERO, request, response);
        add(COUNT, "", Duration.ZERO, request, response);
    }

    /** Lets the visitor's browser know how much is in the cart. */
    public void tell(int count, ExternalContext context) {
        tell(count, request, (HttpServletResponse) context.getResponse());
    }

    void tell(int count, HttpServletRequest request, HttpServletResponse response) {
        String text = Integer.toString(count);
        if (!text.equals(VisitorCookies.value(request, COUNT))) {
            add(COUNT, text, LIFETIME, request, response);
        }
    }

    private void add(String name, String value, Duration lifetime, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = VisitorCookies.cookie(name, value, lifetime, request, baseUrl.orElse(""));
        cookie.setHttpOnly(name.equals(NAME));
        response.addCookie(cookie);
    }
}
