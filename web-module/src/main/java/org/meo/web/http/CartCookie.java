package org.meo.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
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
    /** What a token may look like; anything else was not given out by this store. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,128}");

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
        String value = value(request, NAME);
        return value != null && TOKEN.matcher(value).matches() ? value : null;
    }

    private static String value(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
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
        if (!text.equals(value(request, COUNT))) {
            add(COUNT, text, LIFETIME, request, response);
        }
    }

    private void add(String name, String value, Duration lifetime, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(name.equals(NAME));
        // Behind a proxy that ends TLS the request itself may be plain.
        cookie.setSecure(request.isSecure() || baseUrl.orElse("").startsWith("https:"));
        cookie.setMaxAge((int) lifetime.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
