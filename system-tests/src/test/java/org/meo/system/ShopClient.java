package org.meo.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A shopper without a browser: sends the same forms, keeps the same cookies, follows no redirect by itself. For what a
 * browser is too careful or too slow for: hundreds of buyers at once, and input that no page would send. Not for use by
 * several threads at once; each shopper has a cart of its own.
 */
public final class ShopClient {

    /** A card that the simulated provider approves. */
    public static final String GOOD_CARD = "4242 4242 4242 4242";
    /** A card that it declines. */
    public static final String DECLINED_CARD = "4000 0000 0000 0002";
    /** A card that it approves after some seconds. */
    public static final String SLOW_CARD = "4000 0000 0000 0077";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(10)).build();

    private final URI shop;
    private final Map<String, String> cookies;

    /** @param shop where the shop's pages are, ending with a slash */
    public ShopClient(URI shop) {
        this(shop, new LinkedHashMap<>());
    }

    private ShopClient(URI shop, Map<String, String> cookies) {
        this.shop = shop;
        this.cookies = cookies;
    }

    /** The same shopper, sent to another node. */
    ShopClient at(URI node) {
        return new ShopClient(node, cookies);
    }

    /** An answer of the shop; redirects are answers too. */
    public record Answer(int status, String location, String body) {

        static Answer of(HttpResponse<String> response) {
            return new Answer(response.statusCode(), response.headers().firstValue("Location").orElse(null), response.body());
        }

        /** The page as the shop's HTML says it. */
        public Document page() {
            return Jsoup.parse(body);
        }

        /** The text of the first element that matches; empty when there is none. */
        public String text(String cssSelector) {
            Element element = page().selectFirst(cssSelector);
            return element == null ? "" : element.text();
        }
    }

    /** A form as a page showed it, with what was typed into it. */
    public record Form(String action, Map<String, String> fields) {

        /** The same form with another value in a field. */
        public Form with(String field, String value) {
            Map<String, String> changed = new LinkedHashMap<>(fields);
            changed.put(field, value);
            return new Form(action, changed);
        }
    }

    /** An order that the shop confirmed. */
    public record PlacedOrder(String number, String key) {

        /** The path of its page. */
        public String path() {
            return "order/" + number + "?key=" + key;
        }

        /** @throws IllegalStateException saying what the page says instead, when no order was placed */
        public static PlacedOrder of(Answer answer) {
            Optional<PlacedOrder> order = from(answer.location());
            return order.orElseThrow(() -> new IllegalStateException("no order was placed: " + answer.status() + " to "
                    + answer.location() + ": " + answer.page().select(".field-error, .error-summary, .notice, h1").text()));
        }

        /** @return empty when the address is none of an order's page */
        static Optional<PlacedOrder> from(String location) {
            if (location == null || !location.contains("/order/")) {
                return Optional.empty();
            }
            String rest = location.substring(location.indexOf("/order/") + "/order/".length());
            int question = rest.indexOf("?key=");
            return Optional.of(new PlacedOrder(rest.substring(0, question), rest.substring(question + "?key=".length())));
        }
    }

    /** @param path without a leading slash */
    public Answer get(String path) {
        return await(send(request(path).GET().build()));
    }

    /** Like {@link #get}, going on to where the shop sends the shopper. */
    public Answer follow(Answer answer) {
        Answer last = answer;
        for (int hops = 0; last.location() != null && hops < 5; hops++) {
            last = get(last.location().replaceFirst("^https?://[^/]+", "").replaceFirst("^/", ""));
        }
        return last;
    }

    /** @param path without a leading slash */
    public Answer post(String path, Map<String, String> fields) {
        return post(path, fields, Map.of());
    }

    /**
     * @param path    without a leading slash
     * @param headers more than a browser sends by itself
     */
    public Answer post(String path, Map<String, String> fields, Map<String, String> headers) {
        HttpRequest.Builder request = posting(path, fields);
        headers.forEach(request::header);
        return await(send(request.build()));
    }

    /** Posts a text with a header, as a program does that is no shopper. */
    Answer send(String path, String body, String header, String value) {
        return await(send(request(path).header("Content-Type", "application/json").header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build()));
    }

    /** Sends a form and comes back at once; the answer does not change this shopper's cookies. */
    public CompletableFuture<Answer> submitLater(Form form) {
        HttpRequest request = posting(form.action(), form.fields()).build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(Answer::of);
    }

    /** Sends a form. */
    public Answer submit(Form form) {
        return post(form.action(), form.fields());
    }

    /**
     * Puts something into the cart.
     *
     * @throws IllegalStateException when the shop does not take it
     */
    public ShopClient add(Goods goods, int quantity) {
        Answer answer = post("p/" + goods.slug(), Map.of("sku", goods.sku(), "quantity", Integer.toString(quantity)));
        if (answer.status() != 303) {
            throw new IllegalStateException(goods.sku() + " did not go into the cart: " + answer.status() + " "
                    + answer.text(".field-error"));
        }
        return this;
    }

    /** As {@link #checkout(String, String)}, with a good card. */
    public Form checkout(String email) {
        return checkout(email, GOOD_CARD);
    }

    /** Goes through the steps of the checkout up to the last one, whose form places the order. */
    public Form checkout(String email, String card) {
        goOn(submit(addressForm(email)), "/checkout/shipping");
        goOn(submit(form("checkout/shipping")), "/checkout/payment");
        goOn(submit(paymentForm(card)), "/checkout/review");
        return form("checkout/review");
    }

    /** The first step's form with all that it needs. */
    public Form addressForm(String email) {
        Form form = form("checkout");
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.putAll(Map.of("email", email, "name", "Ada Buyer", "line1", "1 High Street", "city", "Leeds",
                "postalCode", "LS1 1AA", "country", "GB"));
        return new Form(form.action(), fields);
    }

    /** The payment's form with a card in it. */
    public Form paymentForm(String card) {
        Form form = form("checkout/payment");
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.putAll(Map.of("payment", "card", "cardNumber", card, "cardExpiry", "12/39", "cardCode", "123"));
        return new Form(form.action(), fields);
    }

    /** The form of the checkout on a page, as it is filled in. */
    Form form(String path) {
        Answer answer = get(path);
        Element found = answer.page().selectFirst("form#checkout");
        if (!(found instanceof FormElement form)) {
            throw new NotThere(answer);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Connection.KeyVal field : form.formData()) {
            fields.put(field.key(), field.value());
        }
        return new Form(form.attr("action").replaceFirst("^/", ""), fields);
    }

    private static void goOn(Answer answer, String path) {
        if (answer.location() == null || !answer.location().endsWith(path)) {
            throw new NotThere(answer);
        }
    }

    /** The checkout went elsewhere: what the shop answered is in it. */
    public static final class NotThere extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        NotThere(Answer answer) {
            super(answer.status() + " to " + answer.location() + ": "
                    + answer.page().select(".field-error, .error-summary, .notice, h1").text());
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }

    /** Buys what is in the cart. */
    public PlacedOrder buy(String email) {
        return PlacedOrder.of(submit(checkout(email)));
    }

    /** What the order's page says about its state, such as {@code SHIPPED}. */
    public String status(PlacedOrder order) {
        Element status = get(order.path()).page().selectFirst("[data-testid=order-status]");
        return status == null ? "" : status.attr("data-status");
    }

    /** Pieces in the cart, as every page shows them. */
    public int cartCount() {
        return Integer.parseInt(get("cart").text("[data-testid=cart-count]"));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(shop.resolve(path)).timeout(TIMEOUT);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpRequest.Builder posting(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private CompletableFuture<Answer> send(HttpRequest request) {
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(response -> {
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return Answer.of(response);
        });
    }

    private void keep(String header) {
        for (HttpCookie cookie : HttpCookie.parse(header)) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }

    private static Answer await(CompletableFuture<Answer> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException unreachable) {
                throw new UncheckedIOException(unreachable);
            }
            throw e;
        }
    }
}
