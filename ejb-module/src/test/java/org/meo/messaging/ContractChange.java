package org.meo.messaging;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Compares a schema with what was published under the same version. What partners send must be taken as before, what they
 * are sent must keep every promise.
 */
final class ContractChange {

    private static final List<String> LOWER = List.of("minimum", "minLength", "minItems", "minProperties", "exclusiveMinimum");
    private static final List<String> UPPER = List.of("maximum", "maxLength", "maxItems", "maxProperties", "exclusiveMaximum");
    /** Whether one of these is wider than another can't be told by looking: any change counts. */
    private static final List<String> OPAQUE = List.of("pattern", "const", "not", "uniqueItems", "propertyNames",
            "additionalProperties", "allOf", "anyOf", "oneOf", "if", "then", "else", "$ref");

    private final boolean incoming;
    private final List<String> breaks = new ArrayList<>();

    private ContractChange(boolean incoming) {
        this.incoming = incoming;
    }

    /**
     * @param incoming whether partners send these messages
     * @return everything that breaks somebody who keeps to what was published; empty when nothing does
     */
    static List<String> breaks(JsonObject published, JsonObject current, boolean incoming) {
        ContractChange change = new ContractChange(incoming);
        change.compare("", published, current);
        return change.breaks;
    }

    private void compare(String at, JsonObject published, JsonObject current) {
        compareSets(at, "required", texts(published.get("required")), texts(current.get("required")), true);
        compareSets(at, "type", texts(published.get("type")), texts(current.get("type")), false);
        compareSets(at, "enum", texts(published.get("enum")), texts(current.get("enum")), false);
        LOWER.forEach(bound -> compareBounds(at, bound, published, current, -1));
        UPPER.forEach(bound -> compareBounds(at, bound, published, current, 1));
        for (String keyword : OPAQUE) {
            boolean dropped = incoming && !current.containsKey(keyword);
            boolean added = !incoming && !published.containsKey(keyword);
            if (!dropped && !added && !Objects.equals(published.get(keyword), current.get(keyword))) {
                breaks.add(at + "/" + keyword + " changed");
            }
        }
        compareProperties(at, object(published, "properties"), object(current, "properties"));
        if (published.containsKey("items") && current.containsKey("items")) {
            compare(at + "/items", published.getJsonObject("items"), current.getJsonObject("items"));
        }
    }

    private void compareProperties(String at, JsonObject published, JsonObject current) {
        published.keySet().forEach(name -> {
            if (current.containsKey(name)) {
                compare(at + "/" + name, published.getJsonObject(name), current.getJsonObject(name));
            } else {
                breaks.add(at + "/" + name + " is gone");
            }
        });
    }

    /** @param demands whether the set says what must be there; otherwise it says what may be */
    private void compareSets(String at, String keyword, Set<String> published, Set<String> current, boolean demands) {
        boolean mayGrow = incoming != demands;
        Set<String> wide = mayGrow ? current : published;
        Set<String> narrow = mayGrow ? published : current;
        // No values at all: nothing is demanded, or anything may be.
        boolean holds = demands ? wide.containsAll(narrow) : wide.isEmpty() || !narrow.isEmpty() && wide.containsAll(narrow);
        if (!holds) {
            breaks.add(at + "/" + keyword + " was " + published + " and is " + current);
        }
    }

    /** @param towards 1 for an upper bound, -1 for a lower one */
    private void compareBounds(String at, String bound, JsonObject published, JsonObject current, int towards) {
        JsonNumber was = published.getJsonNumber(bound);
        JsonNumber is = current.getJsonNumber(bound);
        JsonNumber wide = incoming ? is : was;
        JsonNumber narrow = incoming ? was : is;
        boolean holds = wide == null
                || narrow != null && wide.bigDecimalValue().compareTo(narrow.bigDecimalValue()) * towards >= 0;
        if (!holds) {
            breaks.add(at + "/" + bound + " was " + was + " and is " + is);
        }
    }

    private static JsonObject object(JsonObject schema, String name) {
        return schema.containsKey(name) ? schema.getJsonObject(name) : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static Set<String> texts(JsonValue value) {
        Set<String> texts = new HashSet<>();
        if (value instanceof JsonArray array) {
            array.forEach(each -> texts.add(text(each)));
        } else if (value != null) {
            texts.add(text(value));
        }
        return texts;
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
