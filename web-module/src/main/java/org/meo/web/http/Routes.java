package org.meo.web.http;

import static java.util.Map.entry;

import jakarta.faces.render.ResponseStateManager;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.meo.shared.Language;

/**
 * The addresses of the pages, and the view behind each; all of them again in every further language, below its code.
 * Views lie where no browser can ask for them by file name, so a page has one address only in each language. What is no
 * page is left to the servlets after this filter.
 */
public class Routes extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String ROUTE = "meo.route";
    private static final Map<String, String> PAGES = Map.ofEntries(entry("/", "home"), entry("/search", "search"),
            entry("/cart", "cart"), entry("/checkout", "checkout"),
            entry("/checkout/shipping", "checkout-shipping"), entry("/checkout/payment", "checkout-payment"),
            entry("/checkout/review", "checkout-review"), entry("/delivery", "delivery"), entry("/returns", "returns"),
            entry("/privacy", "privacy"),
            entry("/wishlist", "wishlist"),
            entry("/stock-alert", "stock-alert"), entry("/stock-alert/remove", "stock-alert-remove"),
            entry("/review", "review"), entry("/review/moderate", "moderate"),
            entry("/recently-viewed", "recently-viewed"),
            entry("/login", "login"), entry("/login/code", "login-code"), entry("/logout", "logout"),
            entry("/register", "register"), entry("/register/verify", "register-verify"),
            entry("/password/forgot", "password-forgot"), entry("/password/reset", "password-reset"),
            entry("/account", "account"), entry("/account/profile", "account-profile"),
            entry("/account/addresses", "account-addresses"), entry("/account/security", "account-security"),
            entry("/account/email", "account-email"), entry("/account/delete", "account-delete"),
            entry("/admin/customers", "admin-customers"), entry("/admin/customer", "admin-customer"),
            entry("/admin/audit", "admin-audit"),
            entry("/admin/stock", "admin-stock"), entry("/admin/dead-letters", "admin-dead-letters"),
            entry("/account/orders", "account-orders"),
            entry("/admin/orders", "admin-orders"), entry("/admin/returns", "admin-returns"),
            entry("/admin/channels", "admin-channels"),
            entry("/admin/promotions", "admin-promotions"), entry("/admin/gift-cards", "admin-gift-cards"),
            entry("/admin/live", "admin-live"),
            entry("/admin", "admin"), entry("/admin/catalogue", "admin-catalogue"));
    /** Pages of one thing each, whose key is the rest of the address. */
    private static final Map<String, String> PAGES_OF_A_THING = Map.of("/c/", "category", "/p/", "product", "/order/", "order",
            "/payments/simulated/", "simulated-payment", "/account/orders/", "order", "/admin/orders/", "admin-order");

    /** What distinguishes pages of one view beside the key; other parameters are nothing to the page. */
    private static final Map<String, List<String>> PARAMETERS = Map.ofEntries(entry("product", List.of("sku", "reviews")),
            entry("order", List.of("key")), entry("stock-alert", List.of("sku")), entry("stock-alert-remove", List.of("token")),
            entry("review", List.of("order", "key", "sku")), entry("moderate", List.of("secret")),
            entry("login", List.of("next")), entry("login-code", List.of("next")), entry("register", List.of("next")),
            entry("register-verify", List.of("token")), entry("password-reset", List.of("token")),
            entry("account-email", List.of("token")), entry("account-addresses", List.of("edit")),
            entry("admin-customers", List.of("q", "before")), entry("admin-customer", List.of("id")),
            entry("admin-live", List.of("auto")),
            entry("admin-audit", List.of("before", "customer", "check")),
            entry("admin-stock", List.of("sku", "show", "q", "after", "before")),
            entry("admin-dead-letters", List.of("address", "page", "id")),
            entry("account-orders", List.of("at")), entry("admin-orders", List.of("q", "status", "channel", "from", "to", "at")),
            entry("admin-channels", List.of("channel", "customer", "after")),
            entry("admin-promotions", List.of("promotion", "page")), entry("admin-gift-cards", List.of("card", "last")),
            entry("admin-catalogue", List.of("import", "page")));
    private static final int MAX_PARAMETER_LENGTH = 200;
    /** Pages that say the same to everybody, but for the count of the cart. */
    private static final Set<String> SHARED = Set.of("home", "category", "product", "search", "delivery", "returns", "privacy");
    /** What may stand in an address that somebody is sent on to. */
    private static final Pattern LOCAL = Pattern.compile("/[A-Za-z0-9/_.~%?=&+:,@!$'()*;-]{0,500}");
    /** Pages whose parameters are those of {@link ListQuery}. */
    private static final Set<String> LISTS = Set.of("category", "search");

    /**
     * @param key null for a page that is not of one thing
     * @param address the page's English address, without parameters
     */
    record Route(String view, String key, Language language, String address) {

        String path() {
            return "/WEB-INF/views/" + view + ".xhtml";
        }
    }

    /** The key of the thing that the current page is of: the slug of {@code /p/<slug>}; null for other pages. */
    public static String key(HttpServletRequest request) {
        Route route = (Route) request.getAttribute(ROUTE);
        return route == null ? null : route.key();
    }

    /** The view that an address leads to, also before the request got there; null where it is no page's. */
    static String view(HttpServletRequest request) {
        Route route = find(path(request));
        return route == null ? null : route.view();
    }

    /** As {@link #key}, also before the request got to its page. */
    static String thing(HttpServletRequest request) {
        Route route = find(path(request));
        return route == null ? null : route.key();
    }

    /** The language in which the browser asked; also where there is no such page. */
    public static Language language(HttpServletRequest request) {
        Route route = (Route) request.getAttribute(ROUTE);
        return route == null ? Links.language(withoutContext(request, address(request))) : route.language();
    }

    /** The English address of the current page, without parameters; that of the home page where there is no such page. */
    public static String page(HttpServletRequest request) {
        Route route = (Route) request.getAttribute(ROUTE);
        return route == null || request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null ? "/" : route.address();
    }

    /**
     * Under what a page that is the same for everybody may be kept: its address with the parameters that are something to
     * it, always in one order.
     *
     * @return null when it is no such page, or when a parameter might make it another
     */
    static String sharedKey(HttpServletRequest request) {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return null;
        }
        String path = path(request);
        Route route = find(path);
        if (route == null || !SHARED.contains(route.view())) {
            return null;
        }
        if (request.getQueryString() == null) {
            return path;
        }
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            String name = parameter.getKey();
            if (!ListQuery.isMarketing(name) && !isKnown(route, name)) {
                return null;
            }
            for (String value : parameter.getValue()) {
                if (value.length() > MAX_PARAMETER_LENGTH) {
                    return null;
                }
            }
        }
        return path + parameters(route, request);
    }

    /** Whether it is the English address of a page of this store, with its parameters or without: never one elsewhere. */
    public static boolean isPage(String address) {
        if (address == null || !LOCAL.matcher(address).matches()) {
            return false;
        }
        int question = address.indexOf('?');
        String path = question < 0 ? address : address.substring(0, question);
        return find(path) != null && find(path).address().equals(path);
    }

    private static boolean isKnown(Route route, String parameter) {
        return LISTS.contains(route.view()) ? ListQuery.isKnown(parameter)
                : PARAMETERS.getOrDefault(route.view(), List.of()).contains(parameter);
    }

    private static String path(HttpServletRequest request) {
        String pathInfo = request.getPathInfo();
        return pathInfo == null ? request.getServletPath() : request.getServletPath() + pathInfo;
    }

    /** The parameters by which the current page differs from others of its address: with a question mark, or empty. */
    public static String parameters(HttpServletRequest request) {
        Route route = (Route) request.getAttribute(ROUTE);
        return route == null ? "" : parameters(route, request);
    }

    private static String parameters(Route route, HttpServletRequest request) {
        if (LISTS.contains(route.view())) {
            ListQuery query = ListQuery.of(request.getParameterMap());
            boolean tooLong = query.text() != null && query.text().length() > MAX_PARAMETER_LENGTH;
            return (tooLong ? new ListQuery(null, query.selection()) : query).parameters();
        }
        StringBuilder text = new StringBuilder();
        for (String name : PARAMETERS.getOrDefault(route.view(), List.of())) {
            String value = request.getParameter(name);
            if (value != null && !value.isEmpty() && value.length() <= MAX_PARAMETER_LENGTH) {
                text.append(text.isEmpty() ? '?' : '&').append(name).append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    /** The address by which the browser asked for the page, without parameters. */
    public static String address(HttpServletRequest request) {
        // On the way to the error page it still is the address that was asked for that counts.
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (asked == null) {
            asked = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        }
        return asked == null ? request.getRequestURI() : (String) asked;
    }

    static String withoutContext(HttpServletRequest request, String address) {
        return address.substring(Math.min(address.length(), request.getContextPath().length()));
    }

    /** @return null when it is no page's path */
    static Route find(String path) {
        Language language = Links.language(path);
        String address = Links.withoutLanguage(path);
        String page = PAGES.get(address);
        if (page != null) {
            // The home page of a language has no slash at its end.
            return address.length() == 1 && path.length() > 1 && path.endsWith("/") ? null : new Route(page, null, language, address);
        }
        int key = address.lastIndexOf('/') + 1;
        String thing = PAGES_OF_A_THING.get(address.substring(0, key));
        return thing == null || key == address.length() ? null : new Route(thing, address.substring(key), language, address);
    }

    /** Whether a request is made like one from a form of Faces. What comes with a file is left for its reader to take apart. */
    private static boolean pretends(HttpServletRequest request) {
        String type = request.getContentType();
        return (type == null || !type.startsWith("multipart/")) && request.getParameter(ResponseStateManager.VIEW_STATE_PARAM) != null;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        Route route = find(path);
        if (route != null && pretends(request)) {
            // No page holds a form of Faces; one that is taken for sent would be read before it knows what it shows.
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else if (route != null) {
            request.setAttribute(ROUTE, route);
            request.getRequestDispatcher(route.path()).forward(request, response);
        } else if (path.equals(Links.url(Links.language(path), "/") + "/")) {
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader("Location", request.getContextPath() + Links.url(Links.language(path), "/"));
        } else {
            chain.doFilter(request, response);
        }
    }
}
