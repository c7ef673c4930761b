package org.meo.messaging;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.meo.shared.BusinessException;
import org.meo.shared.Rows;
import org.meo.shared.StatementFailedException;

/** Rule 5: what came in by message is acted on once, and what can't be acted on is kept with the reason. */
@Stateless
public class Inbox {

    /** Headroom below what a broker takes as a property. */
    private static final int MAX_REASON_LENGTH = 1_000;

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Outbox outbox;

    @Inject
    private Clock clock;

    /**
     * Notes a message in the current transaction; waits for another that is taking the same one.
     *
     * @return false when it was acted on before
     */
    @TransactionAttribute(MANDATORY)
    public boolean takes(Envelope envelope) {
        return entities.createNativeQuery("""
                INSERT INTO inbox (partner, message_id, type, received_at) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (partner, message_id) DO NOTHING""")
                .setParameter(1, envelope.partner())
                .setParameter(2, envelope.messageId())
                .setParameter(3, envelope.type())
                .setParameter(4, Timestamp.from(clock.instant()))
                .executeUpdate() == 1;
    }

    /**
     * What is known of messages that came before, by partner and id.
     *
     * @return those that are known
     */
    @TransactionAttribute(MANDATORY)
    public Map<Key, Taken> known(List<Key> keys) {
        try (PreparedStatement statement = entities.unwrap(Connection.class).prepareStatement("""
                SELECT i.partner, i.message_id, i.content, i.answer
                  FROM unnest(?::text[], ?::text[]) AS k (partner, id) JOIN inbox i ON i.partner = k.partner AND i.message_id = k.id""")) {
            Rows.of(statement, 1, keys).text(Key::partner).text(Key::messageId);
            Map<Key, Taken> known = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.put(new Key(rows.getString("partner"), rows.getString("message_id")),
                            new Taken(rows.getBytes("content"), rows.getString("answer")));
                }
            }
            return known;
        } catch (SQLException failure) {
            throw new StatementFailedException(failure);
        }
    }

    /**
     * Notes messages that were not known, with what is needed to answer their repeats.
     *
     * @throws NotedElsewhereException when one of them was taken meanwhile: the transaction is to be begun again
     */
    @TransactionAttribute(MANDATORY)
    public void noteAll(Map<Key, Taken> messages, String type) {
        List<Map.Entry<Key, Taken>> all = List.copyOf(messages.entrySet());
        try (PreparedStatement statement = entities.unwrap(Connection.class).prepareStatement("""
                INSERT INTO inbox (partner, message_id, type, received_at, content, answer)
                SELECT m.partner, m.id, ?, ?, m.content, m.answer
                  FROM unnest(?::text[], ?::text[], ?::bytea[], ?::text[]) AS m (partner, id, content, answer)
                ON CONFLICT (partner, message_id) DO NOTHING""")) {
            statement.setString(1, type);
            statement.setTimestamp(2, Timestamp.from(clock.instant()));
            Rows.of(statement, 3, all).text(entry -> entry.getKey().partner()).text(entry -> entry.getKey().messageId())
                    .bytes(entry -> entry.getValue().content()).text(entry -> entry.getValue().answer());
            if (statement.executeUpdate() != all.size()) {
                throw new NotedElsewhereException();
            }
        } catch (SQLException failure) {
            throw new StatementFailedException(failure);
        }
    }

    /**
     * Passes a message that can never be handled on to the dead letters of its address, body unchanged, with the reason
     * in {@value Envelope#ERROR}.
     */
    @TransactionAttribute(REQUIRES_NEW)
    public void refuse(Envelope envelope, BusinessException reason) {
        bury(envelope, reason.code(), reason.getMessage());
    }

    /** As {@link #refuse}, of a message that was tried often enough: it may succeed when somebody sends it again. */
    @TransactionAttribute(REQUIRES_NEW)
    public void giveUp(Envelope envelope, String reason) {
        bury(envelope, "FAILED", reason);
    }

    private void bury(Envelope envelope, String code, String reason) {
        Map<String, String> properties = new LinkedHashMap<>(envelope.properties());
        properties.keySet().removeAll(Set.of(Envelope.TYPE, Envelope.VERSION));
        properties.put(Envelope.ERROR, reason.length() <= MAX_REASON_LENGTH ? reason : reason.substring(0, MAX_REASON_LENGTH));
        properties.put(Envelope.ERROR_CODE, code);
        properties.put(Envelope.ATTEMPTS, String.valueOf(envelope.attempts()));
        properties.put(Envelope.PARTNER, envelope.partner());
        if (envelope.replyTo() != null) {
            properties.put(Envelope.REPLY_TO, envelope.replyTo());
        }
        String address = Addresses.deadLettersOf(envelope.address());
        String type = envelope.type() == null ? "Unknown" : envelope.type();
        String body = envelope.body() == null ? "" : envelope.body().replace("\u0000", "\ufffd");
        outbox.writeVerbatim(new OutgoingMessage(address, false, address, type, envelope.version(),
                envelope.correlationId(), properties, null), deadLetterId(envelope), body);
    }

    /**
     * The same message refused twice (a crash before it was acknowledged) makes one dead letter: the id is derived. One
     * that is sent again and refused again makes another.
     */
    private static String deadLetterId(Envelope envelope) {
        String seed = String.join("\n", envelope.address(), envelope.partner(), String.valueOf(envelope.messageId()),
                envelope.delivery());
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** What a message is known by. */
    public record Key(String partner, String messageId) {
    }

    /**
     * What was kept of a message.
     *
     * @param content SHA-256 of it; null where repeats are not answered
     * @param answer  what it was answered with; null where that is read from what came of it
     */
    public record Taken(byte[] content, String answer) {
    }

    /** Another node takes the same message at the same moment. */
    public static class NotedElsewhereException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotedElsewhereException() {
            super("taken elsewhere at the same moment");
        }
    }
}
