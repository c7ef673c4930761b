package org.meo.messaging;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeSet;

/** Tells whether two messages say the same: order of members, white space and the writing of numbers don't count. */
public final class CanonicalJson {

    private CanonicalJson() {
    }

    /** SHA-256 of an object. @param without a member of it that does not count */
    public static byte[] hash(JsonObject object, String without) {
        StringBuilder text = new StringBuilder();
        write(text, object, without);
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static void write(StringBuilder text, JsonObject object, String without) {
        text.append('{');
        for (String name : new TreeSet<>(object.keySet())) {
            if (!name.equals(without)) {
                text.append(name.length()).append(':').append(name).append('=');
                write(text, object.get(name));
            }
        }
        text.append('}');
    }

    private static void write(StringBuilder text, JsonValue value) {
        if (value instanceof JsonObject object) {
            write(text, object, null);
        } else if (value instanceof JsonArray array) {
            text.append('[');
            for (JsonValue element : array) {
                write(text, element);
                text.append(',');
            }
            text.append(']');
        } else if (value instanceof JsonNumber number) {
            BigDecimal plain = number.bigDecimalValue().stripTrailingZeros();
            text.append(plain.unscaledValue()).append('e').append(-plain.scale());
        } else {
            text.append(value);
        }
    }
}
