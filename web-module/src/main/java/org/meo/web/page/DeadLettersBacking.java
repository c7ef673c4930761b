package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meo.customers.SignedIn;
import org.meo.integration.deadletters.DeadLetters;
import org.meo.messaging.Addresses;
import org.meo.messaging.DeadLetter;
import org.meo.shared.BusinessException;
import org.meo.web.http.Links;
import org.meo.web.http.Visitor;
import org.meo.web.text.Text;

/**
 * {@code /admin/dead-letters}: of which addresses something waits; {@code ?address=} lists what does, {@code &id=} shows one
 * and takes what is posted to it.
 */
@Named("deadLetters")
@RequestScoped
public class DeadLettersBacking {

    /** Beyond it a body is neither shown to its end nor changed here: forms have a bound, and so has patience. */
    private static final int MAX_SHOWN = 60_000;
    private static final String ADDRESS = "address";
    private static final String REASON = "reason";
    /** What is told after it was done. */
    private static final Map<String, String> DONE = Map.of("send", "deadLetters.done.send", "discard", "deadLetters.done.discard");

    @Inject
    private HttpServletRequest request;
    @Inject
    private DeadLetters service;
    @Inject
    private Visitor visitor;
    @Inject
    private Text text;
    @Inject
    private Clock clock;
    private List<DeadLetters.Heap> heaps = List.of();
    private List<DeadLetter> letters = List.of();
    private DeadLetter letter;
    private String error;

    /** Reads what the address asks for; on a POST does it and goes on to the list, or stays to say why not. */
    public void load() {
        if (!getAddress().isEmpty() && !Addresses.ALL.contains(getAddress())) {
            Navigation.notFound();
            return;
        }
        if (request.getMethod().equals("POST") && act(typed("action"))) {
            return;
        }
        try {
            read();
        } catch (BusinessException refused) {
            error = text.error(refused);
        }
    }

    private void read() {
        if (getAddress().isEmpty()) {
            heaps = service.heaps();
        } else if (request.getParameter("id") == null) {
            letters = service.list(getAddress(), getPage());
        } else {
            letter = service.find(getAddress(), typed("id")).orElse(null);
            if (letter == null && error == null) {
                Navigation.notFound();
            }
        }
    }

    /** @return whether it was done, and the browser sent on */
    private boolean act(String action) {
        Long actor = visitor.signedIn().map(SignedIn::customerId).orElse(null);
        try {
            String[] ids = Optional.ofNullable(request.getParameterValues("id")).orElse(new String[0]);
            boolean all = request.getParameter("all") != null;
            int count = switch (action) {
                case "send" -> all ? service.sendAllAgain(getAddress(), actor) : send(ids, actor);
                case "discard" -> all ? service.discardAll(getAddress(), typed(REASON), actor) : discard(ids, actor);
                default -> throw new BusinessException("GENERAL", "");
            };
            Navigation.redirect("/admin/dead-letters?address=" + Navigation.encode(getAddress()) + "&done=" + action + "&count=" + count);
            return true;
        } catch (BusinessException refused) {
            error = text.error(refused);
            return false;
        }
    }

    private int send(String[] ids, Long actor) {
        String body = request.getParameter("body");
        for (String id : requireSome(ids)) {
            service.sendAgain(getAddress(), id, body == null || !isChanged(id, body) ? null : body, actor);
        }
        return ids.length;
    }

    /** What the page shows is laid out for reading; as long as it says the same, the message leaves as it came. */
    private boolean isChanged(String id, String body) {
        return service.find(getAddress(), id).map(before -> !lines(pretty(before)).equals(lines(body))).orElse(false);
    }

    private static String lines(String body) {
        return body.replace("\r\n", "\n").strip();
    }

    private int discard(String[] ids, Long actor) {
        for (String id : requireSome(ids)) {
            service.discard(getAddress(), id, typed(REASON), actor);
        }
        return ids.length;
    }

    private static String[] requireSome(String[] ids) {
        if (ids.length == 0) {
            throw new BusinessException("DEAD_LETTER_NONE", "");
        }
        return ids;
    }

    private String typed(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    public List<DeadLetters.Heap> getHeaps() {
        return heaps;
    }

    public List<DeadLetter> getLetters() {
        return letters;
    }

    /** Null where a list is shown, and where it was handled meanwhile. */
    public DeadLetter getLetter() {
        return letter;
    }

    /** Empty where all are shown. */
    public String getAddress() {
        return typed(ADDRESS);
    }

    public int getPage() {
        String page = typed("page");
        return page.matches("[0-9]{1,3}") ? Math.max(1, Math.min(DeadLetters.MAX_PAGE, Integer.parseInt(page))) : 1;
    }

    /** Why it was refused; null when nothing was. */
    public String getError() {
        return error;
    }

    /** What was typed as the reason. */
    public String getReason() {
        return typed(REASON);
    }

    /** Whether what waits at the address can be sent again. */
    public boolean isSendable() {
        return service.canBeSentAgain(getAddress());
    }

    /** The list of an address. */
    public String url(String address) {
        return Links.url("/admin/dead-letters?address=" + Navigation.encode(address));
    }

    /** One of them. */
    public String url(DeadLetter one) {
        return url(getAddress()) + "&id=" + Navigation.encode(one.id());
    }

    /** Null where there is none. */
    public String getPrevious() {
        return getPage() == 1 ? null : url(getAddress()) + "&page=" + (getPage() - 1);
    }

    /** Null where there is none. */
    public String getNext() {
        return letters.size() < DeadLetters.PAGE_SIZE || getPage() == DeadLetters.MAX_PAGE ? null
                : url(getAddress()) + "&page=" + (getPage() + 1);
    }

    /** For how long it waits, in words. */
    public String age(DeadLetter one) {
        return age(Duration.between(one.since(), clock.instant()));
    }

    /** A time in the largest unit that it is one of. */
    public String age(Duration age) {
        if (age.toDays() > 1) {
            return text.of("deadLetters.days", age.toDays());
        }
        return age.toHours() > 1 ? text.of("deadLetters.hours", age.toHours()) : text.of("deadLetters.minutes", Math.max(0, age.toMinutes()));
    }

    /** The reason in words, and what it means that there is none. */
    public String reason(DeadLetter one) {
        if (one.reason() == null) {
            return text.of("deadLetters.noReason");
        }
        // The code stands beside it.
        return one.reason().startsWith(one.code() + " ") ? one.reason().substring(one.code().length() + 1) : one.reason();
    }

    /** How often it was tried; empty when nobody counted. */
    public String attempts(DeadLetter one) {
        return one.attempts() == 0 ? "" : text.of("admin.number", one.attempts());
    }

    public String number(long number) {
        return text.of("admin.number", number);
    }

    /** The body, laid out for reading where it is JSON; what was typed where that was refused. */
    public String getBody() {
        String typed = request.getParameter("body");
        String body = typed == null || error == null ? pretty(letter) : typed;
        return body.length() <= MAX_SHOWN ? body : body.substring(0, MAX_SHOWN);
    }

    /** Whether the body is too long to be changed here. */
    public boolean isLong() {
        return pretty(letter).length() > MAX_SHOWN;
    }

    private static String pretty(DeadLetter one) {
        String body = one.message().body() == null ? "" : one.message().body();
        if (body.length() > MAX_SHOWN) {
            return body;
        }
        try (JsonReader reader = Json.createReader(new StringReader(body)); StringWriter pretty = new StringWriter();
                JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(pretty)) {
            writer.write(reader.readValue());
            return pretty.toString().strip();
        } catch (JsonException | java.io.IOException noJson) {
            // It is shown as it is: that it is no JSON may be why it is here.
            return body;
        }
    }

    /** What was done before this page is shown; null when nothing was. */
    public String getDone() {
        String done = DONE.get(typed("done"));
        String count = typed("count");
        return done == null || error != null || !count.matches("[0-9]{1,6}") ? null : text.of(done, Integer.parseInt(count));
    }
}
