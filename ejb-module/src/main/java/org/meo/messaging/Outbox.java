package org.meo.messaging;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.meo.shared.Rows;
import org.meo.shared.StatementFailedException;
import org.meo.shared.tracing.Traces;

/** Rule 5: what is to be sent is written in the business transaction and sent after it, so a roll-back sends nothing. */
@Stateless
@TransactionAttribute(MANDATORY)
public class Outbox {

    static final int SHARDS = 8;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Event<OutboxWritten> written;

    @Inject
    private Clock clock;

    @Inject
    private Traces traces;

    /** @return the id under which the message will be sent */
    public String write(OutgoingMessage message) {
        String messageId = UUID.randomUUID().toString();
        insert(message, messageId, new Draft(messageId, message).body());
        return messageId;
    }

    /** Writes a body as it is, for messages that are passed on unchanged; nothing happens when the id is there already. */
    public void writeVerbatim(OutgoingMessage message, String messageId, String body) {
        insert(message, messageId, body);
    }

    /**
     * Writes many messages with one statement, in their order. One whose id is there already is left out.
     *
     * @see #write
     */
    public void writeAll(List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        String trace = traces.current();
        try (PreparedStatement statement = entities.unwrap(Connection.class).prepareStatement("""
                INSERT INTO outbox (shard, address, topic, message_key, message_id, correlation_id, type, type_version,
                                    properties, body, created_at)
                SELECT m.shard, m.address, m.topic, m.key, m.id, m.correlation, m.type, m.version, m.properties::jsonb, m.body, ?
                  FROM unnest(?::smallint[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[],
                              ?::text[], ?::text[]) WITH ORDINALITY
                         AS m (shard, address, topic, key, id, correlation, type, version, properties, body, position)
                 ORDER BY m.position
                ON CONFLICT (message_id) DO NOTHING""")) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            Rows.of(statement, 2, drafts).column("integer", draft -> shardOf(draft.message().key()))
                    .text(draft -> draft.message().address()).column("boolean", draft -> draft.message().topic())
                    .text(draft -> draft.message().key()).text(Draft::messageId).text(Draft::correlation)
                    .text(draft -> draft.message().type()).column("integer", draft -> draft.message().version())
                    .text(draft -> asJson(draft.message().properties(), trace).toString()).text(Draft::body);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new StatementFailedException(failure);
        }
        written.fire(new OutboxWritten());
    }

    private void insert(OutgoingMessage message, String messageId, String body) {
        entities.createNativeQuery("""
                INSERT INTO outbox (shard, address, topic, message_key, message_id, correlation_id, type, type_version,
                                    properties, body, created_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, CAST(?9 AS jsonb), ?10, ?11)
                ON CONFLICT (message_id) DO NOTHING""")
                .setParameter(1, shardOf(message.key()))
                .setParameter(2, message.address())
                .setParameter(3, message.topic())
                .setParameter(4, message.key())
                .setParameter(5, messageId)
                .setParameter(6, message.correlationId() == null ? messageId : message.correlationId())
                .setParameter(7, message.type())
                .setParameter(8, message.version())
                .setParameter(9, asJson(message.properties(), traces.current()).toString())
                .setParameter(10, body)
                .setParameter(11, Timestamp.from(clock.instant()))
                .executeUpdate();
        written.fire(new OutboxWritten());
    }

    /** What waits to be sent: how many messages, and the age of the oldest. */
    @TransactionAttribute(jakarta.ejb.TransactionAttributeType.SUPPORTS)
    public Backlog backlog() {
        Object[] row = (Object[]) entities.createNativeQuery(
                "SELECT count(*), min(created_at) FROM outbox WHERE sent_at IS NULL").getSingleResult();
        Instant oldest = row[1] == null ? null : ((Timestamp) row[1]).toInstant();
        return new Backlog(((Number) row[0]).longValue(),
                oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant()));
    }

    static int shardOf(String key) {
        return Math.floorMod(key.hashCode(), SHARDS);
    }

    /** @param trace for messages that do not say themselves to which they belong; null when there is none */
    private static JsonObject asJson(Map<String, String> properties, String trace) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        if (trace != null) {
            json.add(Traces.PARENT, trace);
        }
        // jsonb has no NUL.
        properties.forEach((name, value) -> json.add(name, value.replace('\u0000', '\ufffd')));
        return json.build();
    }

    /** A message with the id under which it will be sent. */
    public record Draft(String messageId, OutgoingMessage message) {

        public static Draft of(OutgoingMessage message) {
            return new Draft(UUID.randomUUID().toString(), message);
        }

        private String correlation() {
            return message.correlationId() == null ? messageId : message.correlationId().replace('\u0000', '\ufffd');
        }

        private String body() {
            JsonObjectBuilder body = Json.createObjectBuilder().add("messageId", messageId);
            message.body().forEach(body::add);
            return body.build().toString();
        }
    }

    /**
     * @param age of the oldest message that waits; zero when none does
     */
    public record Backlog(long depth, Duration age) {
    }
}
