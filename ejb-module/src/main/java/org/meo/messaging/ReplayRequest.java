package org.meo.messaging;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.meo.shared.BusinessException;

/**
 * A wish to be told events again.
 *
 * @param types empty: all
 * @param to    null: up to now
 */
record ReplayRequest(String topic, List<String> types, Instant from, Instant to) {

    private static final String INVALID = "INVALID_MESSAGE";

    /** @throws BusinessException {@code INVALID_MESSAGE} at a time that there is not */
    static ReplayRequest of(JsonObject body) {
        List<String> types = body.containsKey("types")
                ? body.getJsonArray("types").getValuesAs(JsonString.class).stream().map(JsonString::getString).toList() : List.of();
        Instant from = instant(body.getString("from"), "/from");
        Instant to = body.containsKey("to") ? instant(body.getString("to"), "/to") : null;
        if (to != null && to.isBefore(from)) {
            throw new BusinessException(INVALID, "/to", "it is before the beginning");
        }
        return new ReplayRequest(body.getString("topic"), types, from, to);
    }

    private static Instant instant(String text, String pointer) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            BusinessException refusal = new BusinessException(INVALID, pointer, "there is no such time");
            refusal.initCause(noTime);
            throw refusal;
        }
    }
}
