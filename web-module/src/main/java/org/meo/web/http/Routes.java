package org.meo.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * The addresses of the pages, and the view behind each. Views lie where no browser can ask for them by file name, so a
 * page has one address only. What is no page is left to the servlets after this filter.
 */
public class Routes extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String KEY = "meo.key";
    private static final Map<String, String> PAGES = Map.of("/", "home", "/search", "search", "/cart", "cart",
            "/checkout", "checkout", "/delivery", "delivery", "/returns", "returns", "/privacy", "privacy");
    /** Pages of one thing each, whose key is the rest of the address. */
    private static final Map<String, String> PAGES_OF_A_THING = Map.of("/c/", "category", "/p/", "product", "/order/", "order");

    /** @param key null for a page that is not of one thing */
    record Route(String view, String key) {

        String path() {
            return "/WEB-INF/views/" + view + ".xhtml";
        }
    }

    /** The key of the thing that the current page is of: the slug of {@code /p/<slug>}; null for other pages. */
    public static String key(HttpServletRequest request) {
        return (String) request.getAttribute(KEY);
    }

    /** The address by which the browser asked for the page, without parameters. */
    public static String address(HttpServletRequest request) {
        Object asked = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        return asked == null ? request.getRequestURI() : (String) asked;
    }

    /** @return null when it is no page's path */
    static Route find(String path) {
        String page = PAGES.get(path);
        if (page != null) {
            return new Route(page, null);
        }
        int second = path.indexOf('/', 1) + 1;
        String thing = second > 0 ? PAGES_OF_A_THING.get(path.substring(0, second)) : null;
        String key = path.substring(second);
        return thing == null || key.isEmpty() || key.indexOf('/') >= 0 ? null : new Route(thing, key);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String pathInfo = request.getPathInfo();
        Route route = find(pathInfo == null ? request.getServletPath() : request.getServletPath() + pathInfo);
        if (route == null) {
            chain.doFilter(request, response);
        } else {
            request.setAttribute(KEY, route.key());
            request.getRequestDispatcher(route.path()).forward(request, response);
        }
    }
}
