package org.meo.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.customers.CurrentSession;
import org.meo.customers.Device;
import org.meo.customers.Role;
import org.meo.customers.Sessions;
import org.meo.customers.SessionLookup;
import org.meo.customers.SignedIn;
import org.meo.shared.LogFacts;

/**
 * Who asks for the current page. Found by a cookie that only this store and no script can read, with one statement a
 * request at most; on pages that are kept for others there is nobody.
 */
@Named("visitor")
@ApplicationScoped
public class Visitor {

    static final String COOKIE = "meo_account";
    private static final String KNOWN = "meo.session";
    /** Lets a browser forget the cookie when it is closed. */
    private static final Duration WHILE_OPEN = Duration.ofSeconds(-1);

    @Inject
    private HttpServletRequest request;
    @Inject
    private SessionLookup sessions;
    @Inject
    private ClientAddress client;
    @Inject
    @ConfigProperty(name = "meo.base.url")
    private Optional<String> baseUrl;

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
            known.session.ifPresent(session -> LogFacts.say(LogFacts.USER, Long.toString(session.customer().customerId())));
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

    /** Whether the visitor has one of these roles; an administrator has all of them. For what a page offers. */
    public boolean is(String role) {
        return signedIn().filter(customer -> customer.hasAny(EnumSet.of(Role.ADMIN, Role.valueOf(role)))).isPresent();
    }

    /** What the visitor comes with, to be recognised in the list of sessions. */
    public Device device() {
        return Device.of(client.get(), request.getHeader("User-Agent"));
    }

    /**
     * The visitor has another session from now on.
     *
     * @param remembered whether it outlives the browser's window
     */
    public void begin(String token, boolean remembered, ExternalContext context) {
        add(token, remembered ? Sessions.REMEMBERED : WHILE_OPEN, context);
    }

    /** The visitor's session is over. */
    public void forget(ExternalContext context) {
        add("", Duration.ZERO, context);
    }

    private void add(String token, Duration lifetime, ExternalContext context) {
        request.removeAttribute(KNOWN);
        ((HttpServletResponse) context.getResponse())
                .addCookie(VisitorCookies.cookie(COOKIE, token, lifetime, request, baseUrl.orElse("")));
    }

    private record Known(Optional<CurrentSession> session) {
    }
}
