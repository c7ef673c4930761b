package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.meo.payments.PaymentOptions;

/** Tells browsers what pages of the store may do; nothing from elsewhere, nothing inline. */
public class SecurityHeadersFilter extends HttpFilter {

    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-ancestors 'none'";
    private static final long serialVersionUID = 1L;
    private static final List<String> PERSONAL = List.of("/login", "/logout", "/register", "/password", "/account", "/admin",
            "/payments");

    @Inject
    private transient PaymentOptions paymentOptions;
    private transient String policyOfTheLastStep;

    /** What follows the last step of the checkout may be the page of a payment provider. */
    @Override
    public void init() {
        String sites = String.join(" ", paymentOptions.sites());
        policyOfTheLastStep = CONTENT_SECURITY_POLICY.replace("form-action 'self'",
                sites.isEmpty() ? "form-action 'self'" : "form-action 'self' " + sites);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        String path = Links.withoutLanguage(Routes.withoutContext(request, Routes.address(request)));
        response.setHeader("Content-Security-Policy",
                path.equals("/checkout/review") ? policyOfTheLastStep : CONTENT_SECURITY_POLICY);
        if (path.startsWith("/order/") || path.startsWith("/documents/")) {
            // The key to the order is in the address: it must not travel on, stay in caches or turn up in a search.
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Robots-Tag", "noindex");
        } else if (isPersonal(path)) {
            // Nor must the secret of a mail's link; the origin stays, by which posts from elsewhere are told.
            response.setHeader("Referrer-Policy", "same-origin");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Robots-Tag", "noindex");
        } else {
            response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
            // Pages hold the count of the visitor's cart; pictures and assets overwrite this.
            response.setHeader("Cache-Control", path.startsWith("/checkout") ? "no-store" : "private, no-cache");
        }
        chain.doFilter(request, response);
    }

    private static boolean isPersonal(String path) {
        return PERSONAL.stream().anyMatch(page -> path.equals(page) || path.startsWith(page + "/"));
    }
}
