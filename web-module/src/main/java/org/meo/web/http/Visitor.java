package org.meo.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.meo.customers.CurrentSession;
import org.meo.customers.SessionLookup;
import org.meo.customers.SignedIn;

/**
 * Who asks for the current page. Found by a cookie that only this store and no script can read, with one statement a
 * request at most; on pages that are kept for others there is nobody.
 */
@Named("visitor")
@ApplicationScoped
public class Visitor {

    static final String COOKIE = "meo_account";
    private static final String KNOWN = "meo.session";

    @Inject
    private HttpServletRequest request;
    @Inject
    private SessionLookup sessions;

    /** Empty for a guest. */
    public Optional<SignedIn> signedIn() {
        return session().map(CurrentSession::customer);
    }

    /** As {@link #signedIn()}, with what is known of the session. */
    public Optional<CurrentSession> session() {
        if (request.getAttribute(CartCookie.HIDDEN) != null) {
            return Optional.empty();
        }
        Known known = (Known) request.getAttribute(KNOWN);
        if (known == null) {
            known = new Known(sessions.find(token()));
            request.setAttribute(KNOWN, known);
        }
        return known.session;
    }

    /** @return null when the visitor has no session */
    public String token() {
        return VisitorCookies.secret(request, COOKIE);
    }

    /** For pages: null for a guest. */
    public SignedIn getCustomer() {
        return signedIn().orElse(null);
    }

    private record Known(Optional<CurrentSession> session) {
    }
}
