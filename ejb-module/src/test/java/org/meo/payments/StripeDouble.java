package org.meo.payments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** As much of Stripe's API as the store uses, with its idempotency keys and its refusals; books one can look into. */
final class StripeDouble implements AutoCloseable {

    static final String KEY = "sk_test_double";

    final Map<String, Map<String, String>> sessions = new TreeMap<>();
    final Map<String, Map<String, String>> intents = new TreeMap<>();
    final Map<String, Map<String, String>> refunds = new TreeMap<>();
    final List<String> calls = new ArrayList<>();
    /** Status of the next answers, after the work was done or not done: "before:500", "after:500". */
    final List<String> failures = new ArrayList<>();
    private final Map<String, String[]> answered = new HashMap<>();
    private final HttpServer server;

    StripeDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The shopper pays on Stripe's page. */
    void pay(String session) {
        sessions.get(session).put("status", "complete");
        intents.get(sessions.get(session).get("payment_intent")).put("status", "requires_capture");
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(exchange.getRequestMethod() + " " + path);
        String failure = failures.isEmpty() ? "" : failures.remove(0);
        if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, error("invalid_request_error", "api_key_invalid"));
        } else if (failure.startsWith("before:")) {
            send(exchange, Integer.parseInt(failure.substring(7)), error("api_error", "unknown"));
        } else {
            String[] answer = keyed(exchange, path, body);
            if (failure.startsWith("after:")) {
                send(exchange, Integer.parseInt(failure.substring(6)), error("api_error", "unknown"));
            } else {
                send(exchange, Integer.parseInt(answer[0]), answer[1]);
            }
        }
    }

    private String[] keyed(HttpExchange exchange, String path, String body) {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null || exchange.getRequestMethod().equals("GET")) {
            return answer(path, form(body));
        }
        String[] first = answered.get(key);
        if (first == null) {
            String[] answer = answer(path, form(body));
            answered.put(key, new String[] {answer[0], answer[1], path + body});
            return answer;
        }
        return first[2].equals(path + body) ? first
                : new String[] {"400", error("idempotency_error", "idempotency_key_reused")};
    }

    private String[] answer(String path, Map<String, String> form) {
        String[] parts = path.substring("/v1/".length()).split("/");
        if (path.equals("/v1/checkout/sessions")) {
            return ok(open(form));
        }
        if (path.equals("/v1/refunds")) {
            return refund(form);
        }
        boolean session = path.startsWith("/v1/checkout/sessions/");
        Map<String, String> subject = session ? sessions.get(parts[2]) : intents.get(parts[1]);
        if (subject == null) {
            return new String[] {"404", error("invalid_request_error", "resource_missing")};
        }
        String act = parts.length == (session ? 4 : 3) ? parts[parts.length - 1] : "";
        String from = switch (act) {
            case "expire" -> "open";
            case "capture", "cancel" -> "requires_capture";
            default -> subject.get("status");
        };
        if (!subject.get("status").equals(from)) {
            return new String[] {"400", error("invalid_request_error", "payment_intent_unexpected_state")};
        }
        switch (act) {
            case "expire" -> subject.put("status", "expired");
            case "cancel" -> subject.put("status", "canceled");
            case "capture" -> {
                subject.put("status", "succeeded");
                subject.put("amount_received", form.get("amount_to_capture"));
            }
            default -> { }
        }
        return ok(subject);
    }

    private Map<String, String> open(Map<String, String> form) {
        String number = String.valueOf(sessions.size() + 1);
        Map<String, String> intent = new TreeMap<>(Map.of("id", "pi_" + number, "object", "payment_intent",
                "status", "requires_payment_method", "amount_received", "0", "refunded", "0",
                "amount", form.get("line_items[0][price_data][unit_amount]"),
                "capture_method", form.get("payment_intent_data[capture_method]")));
        intents.put("pi_" + number, intent);
        Map<String, String> session = new TreeMap<>(form);
        session.putAll(Map.of("id", "cs_" + number, "object", "checkout.session", "status", "open",
                "url", base() + "/pay/cs_" + number, "payment_intent", "pi_" + number));
        sessions.put("cs_" + number, session);
        return session;
    }

    private String[] refund(Map<String, String> form) {
        Map<String, String> intent = intents.get(form.get("payment_intent"));
        long left = Long.parseLong(intent.get("amount_received")) - Long.parseLong(intent.get("refunded"));
        long amount = Long.parseLong(form.get("amount"));
        if (amount > left) {
            return new String[] {"400", error("invalid_request_error", "charge_already_refunded")};
        }
        intent.put("refunded", String.valueOf(Long.parseLong(intent.get("refunded")) + amount));
        Map<String, String> refund = new TreeMap<>(Map.of("id", "re_" + (refunds.size() + 1), "object", "refund",
                "status", "succeeded", "amount", form.get("amount")));
        refunds.put(refund.get("id"), refund);
        return ok(refund);
    }

    private static String[] ok(Map<String, String> object) {
        StringBuilder json = new StringBuilder("{");
        for (String name : List.of("id", "object", "status", "url", "payment_intent", "client_reference_id")) {
            if (object.containsKey(name)) {
                json.append(json.length() == 1 ? "" : ",").append('"').append(name).append("\":\"").append(object.get(name))
                        .append('"');
            }
        }
        return new String[] {"200", json.append('}').toString()};
    }

    private static String error(String type, String code) {
        return "{\"error\":{\"type\":\"" + type + "\",\"code\":\"" + code + "\",\"message\":\"" + code + "\"}}";
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
