package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.meo.shared.LogFacts;
import org.meo.shared.tracing.Traces;

/**
 * Names each request in log and trace, and writes a line about those that an operator may ask for: what changed something, failed
 * or took long. Begins the trace here, whatever a client says of one: what is collected is the store's choice, not anybody's
 * who can send a header.
 */
public class RequestTrace extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger("org.meo.request");
    private static final String HEADER = "X-Request-ID";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern ORDER = Pattern.compile("[A-Z0-9-]{4,32}");
    private static final long SLOW_MILLIS = 1_000;
    /** Files of the page: many, alike, and nobody asks for one. */
    private static final Set<String> UNTOLD = Set.of("/assets/*", "/pictures/*", "/robots.txt");
    private static final Set<String> OF_AN_ORDER = Set.of("order", "admin-order");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    private transient Traces traces;

    /** Used by the container. */
    public RequestTrace() {
    }

    RequestTrace(Traces traces) {
        this.traces = traces;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String route = RequestMetrics.route(request);
        String id = id(request.getHeader(HEADER));
        response.setHeader(HEADER, id);
        String order = order(route, request);
        try (LogFacts.Work work = LogFacts.begin();
                Traces.Step step = UNTOLD.contains(route) ? Traces.Step.NONE : traces.request(request.getMethod() + ' ' + route)) {
            step.say("http.request.method", request.getMethod()).say("http.route", route).say("meo.request", id).say("meo.order", order);
            work.say(LogFacts.REQUEST, id);
            work.say(LogFacts.ORDER, order);
            long began = System.nanoTime();
            try {
                chain.doFilter(request, response);
            } finally {
                tell(route, request.getMethod(), response.getStatus(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
                step.count("http.response.status_code", response.getStatus());
                if (response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
                    step.failed(String.valueOf(response.getStatus()));
                }
            }
        }
    }

    /** The order that the page is of; null for others, and where the address names what can't be one. */
    private static String order(String route, HttpServletRequest request) {
        String thing = OF_AN_ORDER.contains(route) ? Routes.thing(request) : null;
        return thing != null && ORDER.matcher(thing).matches() ? thing : null;
    }

    private static void tell(String route, String method, int status, long millis) {
        boolean failed = status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        if (failed || millis >= SLOW_MILLIS || !READING.contains(method)) {
            LOG.log(failed ? Level.WARNING : Level.INFO, method + ' ' + route + ' ' + status, new Object[] {
                Map.of("method", method, "route", route, "status", status, "millis", millis)});
        }
    }

    /** What the ingress calls the request, or a name of our own: what anybody may send stands in no log unless it is plain. */
    private static String id(String header) {
        return header != null && ID.matcher(header).matches() ? header : UUID.randomUUID().toString();
    }
}
