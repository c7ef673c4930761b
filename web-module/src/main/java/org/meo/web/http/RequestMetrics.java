package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.meo.shared.Times;

/**
 * Counts requests by what was asked for and how it ended, and how many were answered within which time. A route is a view or
 * a servlet, never an address, so there are no more of them than the store has. Why it is no histogram of the container:
 * docs/decisions/040-times-are-counted-in-buckets.md.
 */
public class RequestMetrics extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Metadata REQUESTS = Metadata.builder().withName("meo_http_requests")
            .withDescription("Requests that were answered").build();
    private static final Metadata BUCKETS = Metadata.builder().withName("meo_http_request_seconds_bucket")
            .withDescription("Requests that were answered within so many seconds").build();
    private static final int CENTURY = 100;

    @Inject
    private transient MetricRegistry metrics;
    /** {@code false} where the cost of counting is measured. */
    @Inject
    @ConfigProperty(name = "meo.metrics", defaultValue = "true")
    private boolean wanted;
    private final transient LongSupplier nanoTime;
    private transient ConcurrentMap<String, Times> times;
    private transient ConcurrentMap<String, Counter[]> answers;

    /** Used by the container. */
    public RequestMetrics() {
        this.nanoTime = System::nanoTime;
    }

    RequestMetrics(MetricRegistry metrics, LongSupplier nanoTime) {
        this.metrics = metrics;
        this.wanted = true;
        this.nanoTime = nanoTime;
        init();
    }

    @Override
    public void init() {
        times = new ConcurrentHashMap<>();
        answers = new ConcurrentHashMap<>();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!wanted) {
            chain.doFilter(request, response);
            return;
        }
        long began = nanoTime.getAsLong();
        boolean fault = true;
        try {
            chain.doFilter(request, response);
            fault = false;
        } catch (IOException e) {
            // The client went away; what it was to get stands.
            fault = false;
            throw e;
        } finally {
            count(route(request), fault ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : response.getStatus(),
                    nanoTime.getAsLong() - began);
        }
    }

    private void count(String route, int status, long nanos) {
        answers.computeIfAbsent(route, this::answers)[Math.min(Math.max(status / CENTURY, 1), 5)].inc();
        times.computeIfAbsent(route, name -> new Times(metrics, BUCKETS, new Tag("route", name))).count(nanos);
    }

    /** All of them at once: a rate over the first error of a route needs the zero before it. */
    private Counter[] answers(String route) {
        Counter[] counters = new Counter[6];
        for (int century = 1; century < counters.length; century++) {
            counters[century] = metrics.counter(REQUESTS, new Tag("route", route), new Tag("status", century + "xx"));
        }
        return counters;
    }

    /** The view, or the pattern of the servlet where there is none. */
    static String route(HttpServletRequest request) {
        String view = Routes.view(request);
        if (view != null) {
            return view;
        }
        String pattern = request.getHttpServletMapping().getPattern();
        return pattern.isEmpty() || pattern.equals("/") ? "none" : pattern;
    }
}
