package org.meo.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {

    private final Map<String, Long> counts = new TreeMap<>();
    private final AtomicLong nanos = new AtomicLong();
    private final RequestMetrics filter = new RequestMetrics(registry(), nanos::get);

    @Test
    void requestCountsInEachBucketThatItFitsIn() throws Exception {
        filter.doFilter(get("/p/pencil").request(), get("/p/pencil").response(), taking(100_000_001));

        assertThat(counts).containsEntry("meo_http_request_seconds_bucket{route=product,le=0.1}", 0L)
                .containsEntry("meo_http_request_seconds_bucket{route=product,le=0.25}", 1L)
                .containsEntry("meo_http_request_seconds_bucket{route=product,le=10.0}", 1L)
                .containsEntry("meo_http_request_seconds_bucket{route=product,le=+Inf}", 1L);
    }

    @Test
    void bucketHoldsItsBound() throws Exception {
        filter.doFilter(get("/").request(), get("/").response(), taking(500_000_000));

        assertThat(counts).containsEntry("meo_http_request_seconds_bucket{route=home,le=0.25}", 0L)
                .containsEntry("meo_http_request_seconds_bucket{route=home,le=0.5}", 1L);
    }

    @Test
    void slowestCountsInTheLastOnly() throws Exception {
        filter.doFilter(get("/").request(), get("/").response(), taking(60_000_000_000L));

        assertThat(counts).containsEntry("meo_http_request_seconds_bucket{route=home,le=10.0}", 0L)
                .containsEntry("meo_http_request_seconds_bucket{route=home,le=+Inf}", 1L);
    }

    @Test
    void answersCountByTheirKindAndErrorsAreThereBeforeTheFirst() throws Exception {
        FakeExchange exchange = get("/cart");
        filter.doFilter(exchange.request(), exchange.response(), (request, response) -> ((HttpServletResponse) response).sendError(404));

        assertThat(counts).containsEntry("meo_http_requests{route=cart,status=4xx}", 1L)
                .containsEntry("meo_http_requests{route=cart,status=5xx}", 0L);
    }

    @Test
    void faultThatNobodyCaughtIsAServerError() {
        FakeExchange exchange = get("/cart");

        assertThatThrownBy(() -> filter.doFilter(exchange.request(), exchange.response(), (request, response) -> {
            throw new ServletException("broken half-way");
        })).isInstanceOf(ServletException.class);
        assertThat(counts).containsEntry("meo_http_requests{route=cart,status=5xx}", 1L);
    }

    @Test
    void clientThatWentAwayIsNone() {
        FakeExchange exchange = get("/cart");

        assertThatThrownBy(() -> filter.doFilter(exchange.request(), exchange.response(), (request, response) -> {
            throw new IOException("broken pipe");
        })).isInstanceOf(IOException.class);
        assertThat(counts).containsEntry("meo_http_requests{route=cart,status=2xx}", 1L)
                .containsEntry("meo_http_requests{route=cart,status=5xx}", 0L);
    }

    @Test
    void routeIsTheViewInEachLanguageOrTheServlet() {
        assertThat(RequestMetrics.route(get("/de/p/bleistift?x=1").request())).isEqualTo("product");
        assertThat(RequestMetrics.route(get("/assets/abc/site.css").servlet("/assets/*").request())).isEqualTo("/assets/*");
        assertThat(RequestMetrics.route(get("/wp-login.php").request())).isEqualTo("none");
    }

    private static FakeExchange get(String address) {
        return new FakeExchange("GET", address);
    }

    private FilterChain taking(long duration) {
        return (request, response) -> nanos.addAndGet(duration);
    }

    private MetricRegistry registry() {
        return (MetricRegistry) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {MetricRegistry.class},
                (self, called, arguments) -> {
                    String labels = Arrays.stream((Tag[]) arguments[1]).map(tag -> tag.getTagName() + "=" + tag.getTagValue())
                            .collect(Collectors.joining(",", "{", "}"));
                    return counter(((Metadata) arguments[0]).getName() + labels);
                });
    }

    private Counter counter(String id) {
        counts.put(id, 0L);
        return new Counter() {
            @Override
            public void inc() {
                inc(1);
            }

            @Override
            public void inc(long by) {
                counts.merge(id, by, Long::sum);
            }

            @Override
            public long getCount() {
                return counts.get(id);
            }
        };
    }
}
