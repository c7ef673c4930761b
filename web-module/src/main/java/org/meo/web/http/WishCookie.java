package org.meo.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.wishlist.WishLists;

/** The secret by which a wish list is found, kept in a cookie that only this store and no script can read. */
@ApplicationScoped
public class WishCookie {

    static final String NAME = "meo_wishes";

    @Inject
    private HttpServletRequest request;
    @Inject
    @ConfigProperty(name = "meo.base.url")
    private Optional<String> baseUrl;

    /** @return null when the visitor has no list */
    public String token() {
        return VisitorCookies.secret(request, NAME);
    }

    /** Keeps the token for as long as the list is kept. */
    public void keep(String token, ExternalContext context) {
        ((HttpServletResponse) context.getResponse())
                .addCookie(VisitorCookies.cookie(NAME, token, WishLists.LIFETIME, request, baseUrl.orElse("")));
    }
}
