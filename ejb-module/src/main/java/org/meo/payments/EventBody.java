package org.meo.payments;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;

/** Reads the JSON of an event whose signature is good; what is missing refuses the event. */
final class EventBody {

    private EventBody() {
    }

    static JsonObject parse(byte[] body) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        } catch (JsonException unreadable) {
            throw new EventRefusedException("signed, but no event", unreadable);
        }
    }

    static String text(JsonObject object, String name) {
        if (object.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw new EventRefusedException("signed, but without " + name, null);
    }

    /** @return empty when there is no object of that name */
    static JsonObject object(JsonObject object, String name) {
        return object.get(name) instanceof JsonObject found ? found : JsonValue.EMPTY_JSON_OBJECT;
    }
}
