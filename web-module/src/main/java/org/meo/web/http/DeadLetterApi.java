package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.meo.integration.deadletters.DeadLetters;
import org.meo.messaging.DeadLetter;
import org.meo.shared.BusinessException;
import org.meo.web.text.Text;

/**
 * {@code /api/v1/dead-letters/<address>/<id>}: what operators do with dead letters, for programs. Answers are JSON, or with
 * {@code ?format=text} lines of columns that are divided by tabs.
 */
@WebServlet("/api/v1/dead-letters/*")
public class DeadLetterApi extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int NONE = 0;
    private static final int ADDRESS = 1;
    private static final int LETTER = 2;
    private static final int MAX_BODY_LENGTH = 8 * 1024 * 1024;
    private static final int TOO_LARGE = 413;

    @Inject
    private transient DeadLetters letters;
    @Inject
    private transient Visitor visitor;
    @Inject
    private transient Text text;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, parts -> {
            switch (parts.size()) {
                case NONE -> heaps(request, response);
                case ADDRESS -> list(request, response, parts.get(0));
                default -> show(request, response, parts.get(0), parts.get(1));
            }
        });
    }

    private void heaps(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<DeadLetters.Heap> heaps = letters.heaps();
        if (isText(request)) {
            lines(response, heaps.stream().map(heap -> heap.address() + "\t" + heap.count() + "\t" + heap.oldest().toSeconds()).toList());
            return;
        }
        JsonArrayBuilder list = Json.createArrayBuilder();
        heaps.forEach(heap -> list.add(Json.createObjectBuilder().add("address", heap.address()).add("count", heap.count())
                .add("oldestSeconds", heap.oldest().toSeconds())));
        write(response, HttpServletResponse.SC_OK, Json.createObjectBuilder().add("addresses", list).build());
    }

    private void list(HttpServletRequest request, HttpServletResponse response, String address) throws IOException {
        List<DeadLetter> page = letters.list(address, page(request));
        if (isText(request)) {
            lines(response, page.stream().map(letter -> Stream.of(letter.id(), letter.since(), letter.message().type(),
                    letter.message().messageId(), letter.message().partner(), letter.attempts(), letter.reason())
                    .map(DeadLetterApi::cell).collect(Collectors.joining("\t"))).toList());
            return;
        }
        JsonArrayBuilder list = Json.createArrayBuilder();
        page.forEach(letter -> list.add(json(letter)));
        write(response, HttpServletResponse.SC_OK, Json.createObjectBuilder().add("address", address).add("letters", list).build());
    }

    /** A sender's words go to somebody's terminal: no line, column or colour of theirs. */
    private static String cell(Object value) {
        return String.valueOf(value).replaceAll("[\\s\\p{Cntrl}]", " ");
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String address, String id) throws IOException {
        Optional<DeadLetter> found = letters.find(address, id);
        if (found.isEmpty()) {
            throw new BusinessException("DEAD_LETTER_GONE", "");
        }
        String body = found.get().message().body() == null ? "" : found.get().message().body();
        if (isText(request)) {
            response.setContentType("text/plain");
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            return;
        }
        JsonObjectBuilder properties = Json.createObjectBuilder();
        found.get().message().withoutReason().forEach(properties::add);
        write(response, HttpServletResponse.SC_OK, Json.createObjectBuilder(json(found.get()))
                .add("properties", properties).add("body", body).build());
    }

    /** One or, without an id, many of an address again; what is sent replaces the body. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, parts -> {
            if (parts.size() == ADDRESS) {
                done(request, response, letters.sendAllAgain(parts.get(0), actor(request)));
            } else {
                requireLetter(parts);
                byte[] body = request.getInputStream().readNBytes(MAX_BODY_LENGTH + 1);
                if (body.length > MAX_BODY_LENGTH) {
                    throw new BusinessException("TOO_LONG", "body", MAX_BODY_LENGTH);
                }
                letters.sendAgain(parts.get(0), parts.get(1), body.length == 0 ? null : new String(body, StandardCharsets.UTF_8),
                        actor(request));
                done(request, response, 1);
            }
        });
    }

    /** Throws one or, without an id, many of an address away. */
    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, parts -> {
            if (parts.size() == ADDRESS) {
                done(request, response, letters.discardAll(parts.get(0), request.getParameter("reason"), actor(request)));
            } else {
                requireLetter(parts);
                letters.discard(parts.get(0), parts.get(1), request.getParameter("reason"), actor(request));
                done(request, response, 1);
            }
        });
    }

    private static void requireLetter(List<String> parts) {
        if (parts.size() != LETTER) {
            throw new BusinessException("UNKNOWN_ADDRESS", "");
        }
    }

    private Long actor(HttpServletRequest request) {
        Object staff = request.getAttribute(OperatorGate.STAFF);
        return staff instanceof Long number ? number : visitor.signedIn().map(signedIn -> signedIn.customerId()).orElse(null);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Work work) throws IOException {
        try {
            String path = request.getPathInfo() == null ? "" : request.getPathInfo();
            work.on(path.length() <= 1 ? List.of() : List.of(path.substring(1).split("/", LETTER)));
        } catch (BusinessException refused) {
            int status = switch (refused.code()) {
                case "UNKNOWN_ADDRESS", "DEAD_LETTER_GONE" -> HttpServletResponse.SC_NOT_FOUND;
                case "TOO_LONG" -> TOO_LARGE;
                case "BROKER_AWAY" -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
                default -> HttpServletResponse.SC_BAD_REQUEST;
            };
            if (isText(request)) {
                response.setStatus(status);
                lines(response, List.of(text.error(refused)));
            } else {
                write(response, status, Json.createObjectBuilder().add("code", refused.code()).add("message", text.error(refused)).build());
            }
        }
    }

    private static void done(HttpServletRequest request, HttpServletResponse response, int count) throws IOException {
        if (isText(request)) {
            lines(response, List.of(String.valueOf(count)));
        } else {
            write(response, HttpServletResponse.SC_OK, Json.createObjectBuilder().add("done", count).build());
        }
    }

    private static int page(HttpServletRequest request) {
        String page = request.getParameter("page");
        return page != null && page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 1;
    }

    private static boolean isText(HttpServletRequest request) {
        return "text".equals(request.getParameter("format"));
    }

    private static JsonObject json(DeadLetter letter) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("id", letter.id()).add("partner", letter.message().partner())
                .add("since", letter.since().toString()).add("attempts", letter.attempts());
        add(json, "type", letter.message().type());
        add(json, "messageId", letter.message().messageId());
        add(json, "code", letter.code());
        add(json, "reason", letter.reason());
        return json.build();
    }

    private static void add(JsonObjectBuilder json, String name, String value) {
        if (value != null) {
            json.add(name, value);
        }
    }

    private static void lines(HttpServletResponse response, List<String> lines) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write(lines.stream().map(line -> line + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpServletResponse response, int status, JsonObject body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    @FunctionalInterface
    private interface Work {
        void on(List<String> parts) throws IOException;
    }
}
