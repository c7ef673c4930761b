package org.meo.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses what a page of another site made a browser send (403) and methods that pages do not know (405). Pages hold no
 * session that could carry a token, so this rests on what browsers say of a request's origin: {@code Sec-Fetch-Site},
 * and {@code Origin} where that is not sent (plain http). A client that sends neither is no browser and has no
 * visitor's cookies to misuse.
 */
public class RequestGuardFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(RequestGuardFilter.class.getName());
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> PAGE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST");
    private static final Set<String> API_METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String method = request.getMethod();
        boolean page = !request.getServletPath().startsWith("/api/");
        if (!(page ? PAGE_METHODS : API_METHODS).contains(method)) {
            response.setHeader("Allow", page ? "GET, HEAD, POST" : "GET, HEAD, POST, PUT, DELETE");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (!READING.contains(method) && isCrossSite(request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"), request.getHeader("Host"))) {
            LOG.log(Level.INFO, "Refused a {0} to {1} from another site", method, request.getRequestURI());
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * Any argument may be null when the request has no such header.
     *
     * @return whether the request came from a page that is not of this very origin
     */
    static boolean isCrossSite(String fetchSite, String origin, String host) {
        if (fetchSite != null) {
            // "none" is a person's own doing, for instance a form sent again by reload.
            return !fetchSite.equals("same-origin") && !fetchSite.equals("none");
        }
        return origin != null && !authority(origin).equals(host == null ? null : host.toLowerCase(Locale.ROOT));
    }

    /** @return host and port, as a Host header has them; empty when there is none, as in {@code null} */
    private static String authority(String origin) {
        try {
            String authority = new URI(origin).getRawAuthority();
            return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            LOG.log(Level.DEBUG, "No origin", e);
            return "";
        }
    }
}
