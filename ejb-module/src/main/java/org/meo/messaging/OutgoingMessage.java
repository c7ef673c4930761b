package org.meo.messaging;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.meo.shared.tracing.Traces;

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

    /**
     * The same as a part of a trace that is not the one it is written in.
     *
     * @param trace null leaves it as it is
     */
    public OutgoingMessage within(String trace) {
        if (trace == null) {
            return this;
        }
        Map<String, String> all = new HashMap<>(properties);
        all.put(Traces.PARENT, trace);
        return new OutgoingMessage(address, topic, key, type, version, correlationId, all, body);
    }
}
