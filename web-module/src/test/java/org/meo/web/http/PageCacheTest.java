package org.meo.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meo.cart.Carts;

class PageCacheTest {

    private static final String TOKEN = "abcdefghijklmnopqrstuvwx";

    private final AtomicInteger renderings = new AtomicInteger();
    private final Carts carts = new Carts() {
        @Override
        public int count(String token) {
            return token.equals(TOKEN) ? 12 : 0;
        }
    };
    private final PageCache cache = new PageCache(new CartCookie(), carts, Duration.ofMinutes(1));
    private final FilterChain page = (request, response) -> {
        renderings.incrementAndGet();
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write("<p>é</p><b " + CachedPage.BEFORE_COUNT + "0</b> hidden=" + request.getAttribute(CartCookie.HIDDEN));
    };

    private FakeExchange ask(FakeExchange exchange) throws IOException, ServletException {
        return ask(exchange, page);
    }

    private FakeExchange ask(FakeExchange exchange, FilterChain rendering) throws IOException, ServletException {
        cache.doFilter(exchange.request(), exchange.response(), rendering);
        return exchange;
    }

    private static FakeExchange get(String address) {
        return new FakeExchange("GET", address);
    }

    private static String text(FakeExchange exchange) {
        return exchange.body.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aPageIsRenderedOnceForAll() throws IOException, ServletException {
        FakeExchange first = ask(get("/c/pens?page=2"));
        FakeExchange second = ask(get("/c/pens?utm_source=x&page=2&gclid=1"));

        assertThat(renderings).hasValue(1);
        assertThat(text(second)).isEqualTo(text(first)).contains("<p>é</p>").contains("hidden=true");
        assertThat(second.headers).containsEntry("Cache-Control", PageCache.FOR_ALL).containsEntry("Vary", "Accept-Encoding")
                .containsEntry("Content-Length", Integer.toString(second.body.size()))
                .containsEntry("Content-Type", "text/html;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cart", "/checkout", "/order/M-1?key=x", "/p/x?added=1", "/c/pens?NOT-A-FACET=1", "/p/x?unknown=1", "/nope", "/de/cart",
        "/assets/1/site.css"})
    void whatIsOneVisitorsOwnIsNotKept(String address) throws IOException, ServletException {
        ask(get(address));
        FakeExchange second = ask(get(address));

        assertThat(renderings).hasValue(2);
        assertThat(second.headers).doesNotContainKey("Cache-Control").doesNotContainKey("ETag");
    }

    @Test
    void aPostIsNotKept() throws IOException, ServletException {
        ask(new FakeExchange("POST", "/p/x"));
        ask(new FakeExchange("POST", "/p/x"));

        assertThat(renderings).hasValue(2);
    }

    @Test
    void languagesAndParametersAreDifferentPages() throws IOException, ServletException {
        for (String address : new String[] {"/c/pens", "/de/c/pens", "/c/pens?page=2", "/c/pencils", "/de"}) {
            ask(get(address));
        }

        assertThat(renderings).hasValue(5);
    }

    @Test
    void whoeverHasItGetsItNotAgain() throws IOException, ServletException {
        String tag = ask(get("/")).headers.get("ETag");
        FakeExchange again = ask(get("/").header("If-None-Match", "\"other\", W/" + tag));

        assertThat(again.status).isEqualTo(304);
        assertThat(again.body.size()).isZero();
        assertThat(again.headers).containsEntry("ETag", tag).containsEntry("Cache-Control", PageCache.FOR_ALL);
        assertThat(ask(get("/").header("If-None-Match", "\"other\"")).status).isEqualTo(200);
    }

    @Test
    void isCompressedForThoseWhoCanReadIt() throws IOException, ServletException {
        FakeExchange plain = ask(get("/"));
        FakeExchange compressed = ask(get("/").header("Accept-Encoding", "br, gzip"));

        assertThat(compressed.headers).containsEntry("Content-Encoding", "gzip");
        assertThat(compressed.headers.get("ETag")).isNotEqualTo(plain.headers.get("ETag"));
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed.body.toByteArray()))) {
            assertThat(gzip.readAllBytes()).isEqualTo(plain.body.toByteArray());
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', value = {"gzip|true", "br;q=1.0, gzip;q=0.8|true", "gzip;q=0|false",
        "gzip; q=0.00|false", "br|false", "-|false"})
    void readsWhatAClientCanDecompress(String header, boolean gzip) {
        assertThat(PageCache.acceptsGzip(header)).isEqualTo(gzip);
    }

    @Test
    void aVisitorWithACartSeesItsCountAndNobodyElseDoes() throws IOException, ServletException {
        FakeExchange anonymous = ask(get("/"));
        FakeExchange own = ask(get("/").cookie(CartCookie.NAME, TOKEN));

        assertThat(renderings).hasValue(1);
        assertThat(text(own)).isEqualTo(text(anonymous).replace(">0<", ">12<"));
        assertThat(own.headers).containsEntry("Cache-Control", PageCache.FOR_ONE)
                .containsEntry("Content-Length", Integer.toString(own.body.size()));
        assertThat(own.headers.get("ETag")).contains("-12").isNotEqualTo(anonymous.headers.get("ETag"));
        assertThat(own.cookies).extracting(Cookie::getName).containsExactly(CartCookie.COUNT);
        assertThat(text(ask(get("/")))).contains(">0<");
    }

    @Test
    void whoeverBringsACartFirstLeavesNoTraceInThePage() throws IOException, ServletException {
        ask(get("/").cookie(CartCookie.NAME, TOKEN));
        FakeExchange anonymous = ask(get("/"));

        assertThat(renderings).hasValue(1);
        assertThat(text(anonymous)).contains(">0<");
        assertThat(anonymous.cookies).isEmpty();
        assertThat(anonymous.headers).doesNotContainKey("Set-Cookie");
    }

    @Test
    void anAnswerThatSetsACookieIsNeverKept() throws IOException, ServletException {
        FilterChain setting = (request, response) -> {
            page.doFilter(request, response);
            ((HttpServletResponse) response).addCookie(new Cookie("any", "1"));
        };
        FakeExchange first = ask(get("/"), setting);
        FakeExchange second = ask(get("/"), setting);

        assertThat(renderings).hasValue(2);
        assertThat(first.cookies).hasSize(1);
        assertThat(text(second)).contains("<p>é</p>");
        assertThat(second.headers).doesNotContainKey("ETag").doesNotContainKey("Cache-Control");
    }

    @Test
    void errorsAndRedirectsAreNotKept() throws IOException, ServletException {
        FilterChain missing = (request, response) -> {
            renderings.incrementAndGet();
            ((HttpServletResponse) response).sendError(404);
        };
        FilterChain elsewhere = (request, response) -> {
            renderings.incrementAndGet();
            ((HttpServletResponse) response).setStatus(303);
            ((HttpServletResponse) response).setHeader("Location", "/c/pens?page=1");
        };
        assertThat(ask(get("/p/x"), missing).status).isEqualTo(404);
        assertThat(ask(get("/p/x"), missing).body.size()).isZero();
        FakeExchange sent = ask(get("/c/pens?page=9"), elsewhere);
        assertThat(sent.headers).containsEntry("Location", "/c/pens?page=1").doesNotContainKey("Cache-Control");
        assertThat(ask(get("/c/pens?page=9"), elsewhere).status).isEqualTo(303);

        assertThat(renderings).hasValue(4);
    }

    @Test
    void aHeadHasTheHeadersOnly() throws IOException, ServletException {
        FakeExchange whole = ask(get("/"));
        FakeExchange head = ask(new FakeExchange("HEAD", "/"));

        assertThat(head.body.size()).isZero();
        assertThat(head.headers).containsEntry("Content-Length", Integer.toString(whole.body.size()));
    }

    @Test
    void zeroSwitchesItOff() throws IOException, ServletException {
        PageCache off = new PageCache(new CartCookie(), carts, Duration.ZERO);
        for (int time = 0; time < 2; time++) {
            FakeExchange exchange = get("/");
            HttpServletResponse response = exchange.response();
            off.doFilter(exchange.request(), response, (asked, given) -> renderings.incrementAndGet());
        }

        assertThat(renderings).hasValue(2);
    }
}
