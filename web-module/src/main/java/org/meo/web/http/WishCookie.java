package org.meo.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.wishlist.WishLists;

/** The secret by which a wish list is found, kept in a cookie that only this store and no script can read. */
@ApplicationScoped
public class WishCookie {

    static final String NAME = "meo_wishes";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    @Inject
    private HttpServletRequest request;
    @Inject
    @ConfigProperty(name = "meo.base.url")
    private Optional<String> baseUrl;

    /** @return null when the visitor has no list */
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

    /** Keeps the token for as long as the list is kept. */
    public void keep(String token, ExternalContext context) {
        Cookie cookie = new Cookie(NAME, token);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        // Behind a proxy that ends TLS the request itself may be plain.
        cookie.setSecure(request.isSecure() || baseUrl.orElse("").startsWith("https:"));
        cookie.setMaxAge((int) WishLists.LIFETIME.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        ((HttpServletResponse) context.getResponse()).addCookie(cookie);
    }
}
