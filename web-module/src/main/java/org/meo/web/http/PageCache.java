package org.meo.web.http;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.meo.cart.Carts;
import org.meo.catalog.ShownChanges;
import org.meo.shared.CacheCounts;

/**
 * Answers for pages that are the same for everybody. They are rendered once in a while as a visitor without a cart sees
 * them; one who has a cart gets the count of it put in on the way out, and an answer that is for them alone. Why it is
 * built so: docs/decisions/014-page-cache.md.
 */
public class PageCache extends HttpFilter {

    static final String FOR_ALL = "public, max-age=0, s-maxage=5, must-revalidate";
    static final String FOR_ONE = "private, no-cache";
    /** An eighth of the heap: 96 MB on Payara Server as the quickstart starts it, 32 MB on its Payara Micro instances. */
    private static final long MAXIMUM_BYTES = Runtime.getRuntime().maxMemory() / 8;

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CartCookie cookie;
    @Inject
    private transient Carts carts;
    @Inject
    private transient ShownChanges changes;
    @Inject
    private transient MetricRegistry metrics;
    /** How long a page is given out while what it shows is changing, as ISO 8601 has it; PT0S renders every time. */
    @Inject
    @ConfigProperty(name = "meo.page.cache", defaultValue = "PT1S")
    private String timeToLive;
    private transient PageStore store;

    /** Used by the container. */
    public PageCache() {
    }

    PageCache(CartCookie cookie, Carts carts, Duration timeToLive) {
        this.cookie = cookie;
        this.carts = carts;
        this.timeToLive = timeToLive.toString();
        init();
    }

    @Override
    public void init() {
        Duration kept = Duration.parse(timeToLive);
        store = kept.isZero() ? null : new PageStore(kept, MAXIMUM_BYTES, Ticker.systemTicker(),
                () -> changes == null ? ShownChanges.UNKNOWN : changes.lastChange(), CacheCounts.of(metrics, "pages"));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String key = store == null ? null : Routes.sharedKey(request);
        PageStore.Answer answer = key == null ? new PageStore.Answer(null, false)
                : store.get(key, () -> render(request, response, chain));
        if (answer.page() != null) {
            send(answer.page(), request, response);
        } else if (!answer.answered()) {
            chain.doFilter(request, response);
        }
    }

    private static CachedPage render(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        PageBuffer buffer = new PageBuffer(response);
        request.setAttribute(CartCookie.HIDDEN, true);
        try {
            chain.doFilter(request, buffer);
        } finally {
            request.removeAttribute(CartCookie.HIDDEN);
        }
        byte[] page = buffer.page();
        if (page == null) {
            buffer.release();
            return null;
        }
        return new CachedPage(page);
    }

    private void send(CachedPage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept-Encoding");
        String token = CartCookie.token(request);
        if (token != null) {
            int count = carts.count(token);
            cookie.tell(count, request, response);
            response.setHeader("Cache-Control", FOR_ONE);
            if (isNew(page.hash() + "-" + count, request, response)) {
                byte[] content = page.withCount(count);
                write(content, request, response);
            }
            return;
        }
        response.setHeader("Cache-Control", FOR_ALL);
        if (acceptsGzip(request.getHeader("Accept-Encoding"))) {
            if (isNew(page.hash() + "-gzip", request, response)) {
                response.setHeader("Content-Encoding", "gzip");
                write(page.compressed(), request, response);
            }
        } else if (isNew(page.hash(), request, response)) {
            begin(page.length(), response);
            if (!request.getMethod().equals("HEAD")) {
                page.writeTo(response.getOutputStream());
            }
        }
    }

    private static void write(byte[] content, HttpServletRequest request, HttpServletResponse response) throws IOException {
        begin(content.length, response);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(content);
        }
    }

    private static void begin(int length, HttpServletResponse response) {
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(length);
    }

    private static boolean isNew(String hash, HttpServletRequest request, HttpServletResponse response) {
        String tag = '"' + hash + '"';
        response.setHeader("ETag", tag);
        String known = request.getHeader("If-None-Match");
        if (known != null && Arrays.stream(known.split(",")).map(String::strip)
                .anyMatch(one -> one.equals(tag) || one.equals("W/" + tag) || one.equals("*"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return false;
        }
        return true;
    }

    /** @param header as sent, null when there is none */
    static boolean acceptsGzip(String header) {
        return header != null && Arrays.stream(header.split(",")).map(String::strip)
                .anyMatch(coding -> coding.startsWith("gzip") && !coding.replace(" ", "").matches("gzip;q=0(\\.0*)?"));
    }
}
