package org.meo.notifications;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The queue of text messages in the database; works as that of mails does. */
@Stateless
public class TextMessages {

    private static final int LONGEST_WAIT_SECONDS = 3_600;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** Queues a message in the current transaction; nothing happens when there is one of that occasion. */
    @TransactionAttribute(MANDATORY)
    public void queue(TextMessage message) {
        entities.createNativeQuery("""
                INSERT INTO text_message (occasion, recipient, body, created_at, next_attempt_at)
                VALUES (?1, ?2, ?3, ?4, ?4) ON CONFLICT (occasion) DO NOTHING""")
                .setParameter(1, message.occasion()).setParameter(2, message.recipient()).setParameter(3, message.text())
                .setParameter(4, Timestamp.from(clock.instant())).executeUpdate();
    }

    /** Takes the next message that is due, as {@link Notifications#take}. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(REQUIRES_NEW)
    public Optional<Due> take() {
        List<Object[]> rows = entities.createNativeQuery("""
                UPDATE text_message SET attempts = attempts + 1,
                       next_attempt_at = CAST(?1 AS timestamptz) + least(?2, 30 * power(2, attempts)) * interval '1 second'
                WHERE id = (SELECT id FROM text_message WHERE sent_at IS NULL AND next_attempt_at <= ?1 AND attempts < ?3
                            ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING id, occasion, recipient, body""")
                .setParameter(1, Timestamp.from(clock.instant())).setParameter(2, LONGEST_WAIT_SECONDS)
                .setParameter(3, Notifications.MAX_ATTEMPTS).getResultList();
        return rows.stream().findFirst().map(row -> new Due(((Number) row[0]).longValue(),
                new TextMessage((String) row[1], (String) row[2], (String) row[3])));
    }

    @TransactionAttribute(REQUIRES_NEW)
    public void markSent(long id) {
        entities.createNativeQuery("UPDATE text_message SET sent_at = ?1 WHERE id = ?2")
                .setParameter(1, Timestamp.from(clock.instant())).setParameter(2, id).executeUpdate();
    }

    record Due(long id, TextMessage message) {
    }
}
