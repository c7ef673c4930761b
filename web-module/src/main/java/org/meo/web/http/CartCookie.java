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

/** The secret by which a guest's cart is found, kept in a cookie that only this store and no script can read. */
@ApplicationScoped
public class CartCookie {

    static final String NAME = "meo_cart";
    static final Duration LIFETIME = Duration.ofDays(60);
    /** What a token may look like; anything else was not given out by this store. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    @Inject
    private HttpServletRequest request;
    @Inject
    @ConfigProperty(name = "meo.base.url")
    private Optional<String> baseUrl;

    /** @return null when the visitor has no cart */
    public String token() {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(NAME) && TOKEN.matcher(cookie.getValue()).matches()) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** Keeps the token for 60 days from now. */
    public void keep(String token, ExternalContext context) {
        add(token, LIFETIME, context);
    }

    /** Lets the visitor forget the cart. */
    public void forget(ExternalContext context) {
        add("", Duration.ZERO, context);
    }

    private void add(String value, Duration lifetime, ExternalContext context) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        // Behind a proxy that ends TLS the request itself may be plain.
        cookie.setSecure(request.isSecure() || baseUrl.orElse("").startsWith("https:"));
        cookie.setMaxAge((int) lifetime.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        ((HttpServletResponse) context.getResponse()).addCookie(cookie);
    }
}
