package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.customers.ApiTokens;
import org.meo.customers.CurrentSession;
import org.meo.customers.Role;
import org.meo.customers.SignIn;
import org.meo.customers.SignedIn;
import org.meo.shared.BusinessException;

/**
 * Lets nobody to the back office, and to the addresses by which programs do its work, but staff with the role for it.
 * People have signed in before; programs send name and password with each request, or a token.
 */
public class OperatorGate extends HttpFilter {

    /** Attribute of a request that was refused because whoever is signed in has not the role for it. */
    public static final String WRONG_ROLE = "meo.wrongRole";
    /** Attribute of a request of a program: the number of the account whose password or token came with it. */
    static final String STAFF = "meo.staff";

    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";
    private static final int SEE_OTHER = 303;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final List<String> SUPPORT_PAGES = List.of("/admin/orders", "/admin/order", "/admin/documents", "/admin/returns",
            "/admin/return", "/admin/customers", "/admin/customer", "/admin/dead-letters", "/api/v1/dead-letters");

    @Inject
    private transient OperatorLogin login;
    @Inject
    private transient SignIn signIn;
    @Inject
    private transient ApiTokens tokens;
    @Inject
    private transient Visitor visitor;
    @Inject
    private transient ClientAddress client;
    /** Whether staff need a second factor; unset, they do everywhere but in the quickstart. */
    @Inject
    @ConfigProperty(name = "meo.staff.totp.required")
    private transient Optional<Boolean> required;
    @Inject
    @ConfigProperty(name = "meo.profile", defaultValue = "production")
    private String profile;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String pathInfo = request.getPathInfo();
        String path = pathInfo == null ? request.getServletPath() : request.getServletPath() + pathInfo;
        if (!isGuarded(path)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        Optional<CurrentSession> session = visitor.session();
        boolean program = path.startsWith("/api/");
        if (session.isEmpty()) {
            if (!program) {
                goTo("/login?next=" + URLEncoder.encode(asked(request, path), StandardCharsets.UTF_8), path, request, response);
            } else if (admits(request, response)) {
                chain.doFilter(request, response);
            }
        } else if (!session.get().customer().hasAny(roles(path))) {
            request.setAttribute(WRONG_ROLE, true);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (!isConfirmed(session.get())) {
            goTo("/account/security?needed=1", path, request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isConfirmed(CurrentSession session) {
        return session.confirmed() || !session.secondFactor() && !isRequired();
    }

    private boolean isRequired() {
        return required.orElse(!profile.equals("quickstart"));
    }

    /** The page that was asked for, to come back to; what was sent to it can't be sent again. */
    private static String asked(HttpServletRequest request, String path) {
        String page = Links.withoutLanguage(path);
        String address = request.getQueryString() == null ? page : page + "?" + request.getQueryString();
        return request.getMethod().equals("GET") && Routes.isPage(address) ? address : "/admin";
    }

    private static void goTo(String address, String path, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + Links.url(Links.language(path), address));
    }

    private boolean admits(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> token = bearer(request.getHeader("Authorization"));
        if (token.isPresent()) {
            return admits(token.get(), request, response);
        }
        OperatorLogin.Answer answer = login.judge(request.getHeader("Authorization"), request.getRemoteAddr());
        if (answer == OperatorLogin.Answer.WELCOME) {
            return true;
        }
        String[] credentials = OperatorLogin.credentials(request.getHeader("Authorization")).split(":", 2);
        try {
            if (answer != OperatorLogin.Answer.TOO_MANY && credentials.length == 2) {
                Optional<SignedIn> staff = signIn.identify(credentials[0], credentials[1], client.get());
                if (staff.isPresent()) {
                    login.forgive(request.getRemoteAddr());
                    return admits(staff.get(), request, response);
                }
            }
        } catch (BusinessException wait) {
            answer = OperatorLogin.Answer.TOO_MANY;
        }
        if (answer == OperatorLogin.Answer.TOO_MANY) {
            response.setHeader("Retry-After", String.valueOf(OperatorLogin.WINDOW.toSeconds()));
            refuse(response, TOO_MANY_REQUESTS, "Too many wrong passwords: please wait a minute.");
        } else {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Meo\", charset=\"UTF-8\"");
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "This is for staff: a user and a password please.");
        }
        return false;
    }

    private boolean admits(String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SignedIn> staff = tokens.identify(token);
        if (staff.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"Meo\", error=\"invalid_token\"");
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "This token is not good, or not any more.");
        } else if (!staff.get().hasAny(roles(request.getServletPath()))) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "The owner of this token may not do that.");
        } else {
            request.setAttribute(STAFF, staff.get().customerId());
            return true;
        }
        return false;
    }

    /** The token in the header of that name; empty when it has none. */
    static Optional<String> bearer(String authorization) {
        return Optional.ofNullable(authorization).filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    private boolean admits(SignedIn staff, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (staff.hasAny(roles(request.getServletPath())) && !isRequired()) {
            request.setAttribute(STAFF, staff.customerId());
            return true;
        }
        refuse(response, HttpServletResponse.SC_FORBIDDEN, "This account may not do that with a password alone.");
        return false;
    }

    private static void refuse(HttpServletResponse response, int status, String reason) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(reason);
    }

    /** Who may open an address. */
    static Set<Role> roles(String path) {
        String page = Links.withoutLanguage(path);
        if (page.startsWith("/api/v1/catalogue") || isAt(page, "/admin/catalogue")) {
            return EnumSet.of(Role.CATALOGUE, Role.ADMIN);
        }
        if (page.equals("/admin")) {
            return Role.STAFF;
        }
        return SUPPORT_PAGES.stream().anyMatch(each -> isAt(page, each)) ? EnumSet.of(Role.SUPPORT, Role.ADMIN)
                : EnumSet.of(Role.ADMIN);
    }

    private static boolean isAt(String page, String address) {
        return page.equals(address) || page.startsWith(address + "/");
    }

    static boolean isGuarded(String path) {
        String page = Links.withoutLanguage(path);
        return isAt(page, "/admin") || isAt(path, "/api/v1/catalogue") || isAt(path, "/api/v1/dead-letters");
    }
}
