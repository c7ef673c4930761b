package org.meo.messaging;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.meo.shared.tracing.Traces;

/** Takes committed messages out of one shard of the outbox and has them sent, in the order they were written. */
@Stateless
public class OutboxShards {

    /** Messages that are in memory at once. */
    static final int BATCH = 200;
    /** What a shard has of them where all are sent together. */
    static final int SHARE = BATCH / Outbox.SHARDS;
    private static final String NONE = "{}";

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Broker broker;

    @Inject
    private Clock clock;

    /** The shards that hold something to send. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(REQUIRES_NEW)
    public List<Integer> waiting() {
        return ((List<Number>) entities.createNativeQuery("""
                SELECT s.shard FROM outbox_shard s
                WHERE EXISTS (SELECT 1 FROM outbox o WHERE o.shard = s.shard AND o.sent_at IS NULL)
                ORDER BY s.shard""").getResultList()).stream().map(Number::intValue).toList();
    }

    /**
     * Sends at most {@link #BATCH} messages, as many of each shard that no other relay is at, all of them together: the broker
     * and the database are asked to keep them once, not once a shard.
     *
     * @return how many were sent; from {@link #SHARE} on there may be more
     */
    @TransactionAttribute(REQUIRES_NEW)
    public int sendAll() {
        List<?> shards = entities.createNativeQuery("SELECT shard FROM outbox_shard ORDER BY shard FOR NO KEY UPDATE SKIP LOCKED")
                .getResultList();
        return shards.isEmpty() ? 0 : send(read(shards, SHARE));
    }

    /**
     * Sends at most {@link #BATCH} messages. A crash between sending and commit sends them again under the same ids,
     * which the broker's duplicate detection drops.
     *
     * @return how many were sent; 0 also when another relay is at this shard
     */
    @TransactionAttribute(REQUIRES_NEW)
    public int send(int shard) {
        if (entities.createNativeQuery("SELECT shard FROM outbox_shard WHERE shard = ?1 FOR NO KEY UPDATE SKIP LOCKED")
                .setParameter(1, shard).getResultList().isEmpty()) {
            return 0;
        }
        return send(read(List.of(shard), BATCH));
    }

    private int send(List<StoredMessage> messages) {
        if (messages.isEmpty()) {
            return 0;
        }
        broker.send(messages);
        entities.createNativeQuery("UPDATE outbox SET sent_at = ?1 WHERE id = ANY (CAST(?2 AS bigint[]))")
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, messages.stream().map(message -> Long.toString(message.id()))
                        .collect(Collectors.joining(",", "{", "}")))
                .executeUpdate();
        return messages.size();
    }

    @SuppressWarnings("unchecked")
    private List<StoredMessage> read(List<?> shards, int ofEach) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT m.id, m.address, m.topic, m.message_id, m.correlation_id, m.type, m.type_version, CAST(m.properties AS text), m.body
                FROM unnest(CAST(?1 AS smallint[])) s (shard) CROSS JOIN LATERAL
                  (SELECT * FROM outbox o WHERE o.shard = s.shard AND o.sent_at IS NULL ORDER BY o.id LIMIT ?2) m
                ORDER BY m.id""")
                .setParameter(1, shards.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .setParameter(2, ofEach).getResultList();
        return rows.stream().map(row -> new StoredMessage(((Number) row[0]).longValue(), (String) row[1], (Boolean) row[2],
                (String) row[3], (String) row[4], (String) row[5], ((Number) row[6]).intValue(),
                properties((String) row[7]), (String) row[8])).toList();
    }

    private static Map<String, String> properties(String json) {
        if (NONE.equals(json)) {
            return Map.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            return object.keySet().stream().collect(Collectors.toMap(name -> name, object::getString));
        }
    }

    /** A committed message on its way to the broker. */
    record StoredMessage(long id, String address, boolean topic, String messageId, String correlationId, String type,
            int version, Map<String, String> properties, String body) {

        /** The same with another place in its trace; null leaves it as it is. */
        StoredMessage within(String trace) {
            if (trace == null) {
                return this;
            }
            Map<String, String> all = new HashMap<>(properties);
            all.put(Traces.PARENT, trace);
            return new StoredMessage(id, address, topic, messageId, correlationId, type, version, all, body);
        }
    }
}
