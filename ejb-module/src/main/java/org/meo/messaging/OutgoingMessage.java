package org.meo.messaging;

import jakarta.json.JsonObject;
import java.util.Map;

/**
 * A message to be sent once the transaction that writes it is committed.
 *
 * @param topic         whether the address is a topic
 * @param key           messages of one key leave in the order in which they were written
 * @param correlationId null when it answers nothing
 * @param body          without {@code messageId}, which the outbox adds
 */
public record OutgoingMessage(String address, boolean topic, String key, String type, int version, String correlationId,
        Map<String, String> properties, JsonObject body) {

    public static OutgoingMessage toQueue(String address, String key, String type, int version, JsonObject body) {
        return new OutgoingMessage(address, false, key, type, version, key, Map.of(), body);
    }

    public static OutgoingMessage toTopic(String address, String key, String type, int version, JsonObject body) {
        return new OutgoingMessage(address, true, key, type, version, key, Map.of(), body);
    }
}
