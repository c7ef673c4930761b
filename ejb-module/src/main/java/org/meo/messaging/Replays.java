package org.meo.messaging;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.meo.messaging.OutboxShards.StoredMessage;
import org.meo.shared.BusinessException;

/**
 * Tells events again, from the store's own books: in the order in which they happened, under the ids they had, a page at a
 * time. What is committed after somebody asked is left to the topic; whoever subscribes first and asks then misses none.
 */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class Replays {

    /** Events that are in memory at once. */
    static final int PAGE = 500;

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Broker broker;

    @Inject
    private Clock clock;

    /**
     * Notes a wish; it is fulfilled by and by.
     *
     * @throws BusinessException {@code INVALID_MESSAGE} when it can't be answered where it wants to be
     */
    @TransactionAttribute(MANDATORY)
    public void ask(Envelope envelope, ReplayRequest request) {
        if (envelope.replyTo() == null || !Addresses.mayBeAnswered(envelope.replyTo(), envelope.partner())) {
            throw new BusinessException("INVALID_MESSAGE", "", envelope.replyTo() == null ? "JMSReplyTo is missing"
                    : "JMSReplyTo must be a temporary queue, " + Addresses.ORDER_REPLIES + " or the partner's own");
        }
        Instant now = clock.instant();
        entities.createNativeQuery("""
                INSERT INTO replay (partner, message_id, correlation_id, reply_to, address, types, from_at, to_at, asked_at)
                VALUES (?1, ?2, ?3, ?4, ?5, CAST(?6 AS text[]), ?7, ?8, ?9)""")
                .setParameter(1, envelope.partner()).setParameter(2, envelope.messageId())
                .setParameter(3, envelope.correlationId() == null ? envelope.messageId() : envelope.correlationId())
                .setParameter(4, envelope.replyTo()).setParameter(5, request.topic())
                .setParameter(6, types(request.types())).setParameter(7, Timestamp.from(request.from()))
                .setParameter(8, Timestamp.from(request.to() == null || request.to().isAfter(now) ? now : request.to()))
                .setParameter(9, Timestamp.from(now)).executeUpdate();
    }

    /** Names of types, as an array of the database. They hold no control characters. */
    private static String types(List<String> types) {
        StringBuilder array = new StringBuilder("{");
        for (String type : types) {
            array.append(array.length() == 1 ? "" : ",").append('"').append(type.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        }
        return array.append('}').toString();
    }

    /** Those that are not over, the oldest first. */
    @SuppressWarnings("unchecked")
    public List<Long> open() {
        return ((List<Number>) entities.createNativeQuery("SELECT id FROM replay WHERE ended_at IS NULL ORDER BY id LIMIT 1000")
                .getResultList()).stream().map(Number::longValue).toList();
    }

    /**
     * Sends the next page. A crash between sending and commit sends it again under the same ids, which the broker drops.
     *
     * @return whether there is more to send at once
     */
    public boolean step(long id) {
        Replay replay = lock(id);
        if (replay == null || replay.upperId == null && !begin(replay)) {
            return false;
        }
        if (!broker.hasQueue(replay.replyTo)) {
            // Whoever asked has hung up: nobody is left to tell.
            end(id, "the queue for the answers is gone");
            return false;
        }
        Replay begun = replay.upperId == null ? lock(id) : replay;
        List<StoredMessage> page = page(begun);
        broker.send(page);
        if (page.size() < PAGE) {
            broker.send(List.of(completed(begun, begun.sent + page.size())));
            end(id, null);
        }
        advance(begun, page);
        return page.size() == PAGE;
    }

    /** @return null when it is over, or another node is at it */
    @SuppressWarnings("unchecked")
    private Replay lock(long id) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT id, message_id, correlation_id, reply_to, address, CAST(types AS text), from_at, to_at, last_id, upper_id, sent
                  FROM replay WHERE id = ?1 AND ended_at IS NULL FOR UPDATE SKIP LOCKED""").setParameter(1, id).getResultList();
        return rows.isEmpty() ? null : Replay.of(rows.get(0));
    }

    /**
     * Finds the first and the last event. What was written at the same time by two nodes whose clocks differ may have its ids
     * the other way round, by far less than the ten minutes.
     *
     * @return false as long as a transaction is under way that was when it was asked; one begun in another cluster, before
     *         a backup was restored, is waited for no longer than ten minutes
     */
    private boolean begin(Replay replay) {
        return entities.createNativeQuery("""
                UPDATE replay r SET upper_id = coalesce((SELECT max(e.id) FROM event e WHERE e.address = r.address), 0),
                       last_id = coalesce((SELECT e.id FROM event e WHERE e.created_at >= r.from_at - interval '10 minutes'
                                            ORDER BY e.created_at, e.id LIMIT 1), 1) - 1
                 WHERE r.id = ?1 AND (pg_snapshot_xmin(pg_current_snapshot()) >= r.barrier OR r.asked_at < ?2)""")
                .setParameter(1, replay.id).setParameter(2, Timestamp.from(clock.instant().minusSeconds(600)))
                .executeUpdate() == 1;
    }

    @SuppressWarnings("unchecked")
    private List<StoredMessage> page(Replay replay) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT id, message_id, correlation_id, type, type_version, body FROM event
                 WHERE address = ?1 AND id > ?2 AND id <= ?3 AND created_at BETWEEN ?4 AND ?5
                   AND (cardinality(CAST(?6 AS text[])) = 0 OR type = ANY (CAST(?6 AS text[])))
                 ORDER BY id LIMIT ?7""")
                .setParameter(1, replay.address).setParameter(2, replay.lastId).setParameter(3, replay.upperId)
                .setParameter(4, replay.from).setParameter(5, replay.to).setParameter(6, replay.types).setParameter(7, PAGE)
                .getResultList();
        return rows.stream().map(row -> new StoredMessage(((Number) row[0]).longValue(), replay.replyTo, false, (String) row[1],
                (String) row[2], (String) row[3], ((Number) row[4]).intValue(), properties(replay, (String) row[1]), (String) row[5]))
                .toList();
    }

    /** Two replays to one queue are two tellings: what the broker drops is only what a crash sends twice. */
    private static Map<String, String> properties(Replay replay, String messageId) {
        return Map.of(Broker.DUPLICATE_ID, "replay-" + replay.id + "-" + messageId, "meoReplay", replay.messageId);
    }

    private StoredMessage completed(Replay replay, long events) {
        String messageId = UUID.nameUUIDFromBytes(("replay completed " + replay.id).getBytes(StandardCharsets.UTF_8)).toString();
        return new StoredMessage(0, replay.replyTo, false, messageId, replay.correlationId, "ReplayCompleted", 1,
                Map.of("meoReplay", replay.messageId),
                Json.createObjectBuilder().add("messageId", messageId).add("inReplyTo", replay.messageId).add("events", events)
                        .add("to", replay.to.toInstant().toString()).build().toString());
    }

    private void advance(Replay replay, List<StoredMessage> page) {
        if (!page.isEmpty()) {
            entities.createNativeQuery("UPDATE replay SET last_id = ?1, sent = sent + ?2 WHERE id = ?3")
                    .setParameter(1, page.get(page.size() - 1).id()).setParameter(2, page.size()).setParameter(3, replay.id)
                    .executeUpdate();
        }
    }

    private void end(long id, String failure) {
        entities.createNativeQuery("UPDATE replay SET ended_at = ?1, failure = CAST(?2 AS text) WHERE id = ?3")
                .setParameter(1, Timestamp.from(clock.instant())).setParameter(2, failure).setParameter(3, id).executeUpdate();
    }

    private record Replay(long id, String messageId, String correlationId, String replyTo, String address, String types,
            Timestamp from, Timestamp to, Long lastId, Long upperId, long sent) {

        static Replay of(Object[] row) {
            return new Replay(((Number) row[0]).longValue(), (String) row[1], (String) row[2], (String) row[3], (String) row[4],
                    (String) row[5], (Timestamp) row[6], (Timestamp) row[7], (Long) row[8], (Long) row[9], ((Number) row[10]).longValue());
        }
    }
}
