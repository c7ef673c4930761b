package org.meo.notifications;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;
import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The queue of mails in the database. */
@Stateless
public class Notifications {

    /** After so many tries a mail is left alone, for a person to look at. */
    static final int MAX_ATTEMPTS = 20;
    private static final int LONGEST_WAIT_SECONDS = 3_600;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** Queues a mail in the current transaction; nothing happens when there is one of that occasion. */
    @TransactionAttribute(MANDATORY)
    public void queue(Mail mail) {
        Timestamp now = Timestamp.from(clock.instant());
        entities.createNativeQuery("""
                INSERT INTO notification (occasion, recipient, subject, body_text, body_html, created_at, next_attempt_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6) ON CONFLICT (occasion) DO NOTHING""")
                .setParameter(1, mail.occasion()).setParameter(2, mail.recipient()).setParameter(3, mail.subject())
                .setParameter(4, mail.text()).setParameter(5, mail.html()).setParameter(6, now).executeUpdate();
    }

    /**
     * Takes the next mail that is due, for one sender alone: until its next attempt is due nobody else gets it. The wait,
     * at first a minute and so longer than the time-outs of the mail connection let one mail take, doubles with each
     * attempt, up to an hour.
     */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(REQUIRES_NEW)
    public Optional<DueMail> take() {
        Instant now = clock.instant();
        List<Object[]> rows = entities.createNativeQuery("""
                UPDATE notification SET attempts = attempts + 1,
                       next_attempt_at = CAST(?1 AS timestamptz) + least(?2, 60 * power(2, attempts)) * interval '1 second'
                WHERE id = (SELECT id FROM notification WHERE sent_at IS NULL AND next_attempt_at <= ?1 AND attempts < ?3
                            ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING id, occasion, recipient, subject, body_text, body_html""")
                .setParameter(1, Timestamp.from(now)).setParameter(2, LONGEST_WAIT_SECONDS).setParameter(3, MAX_ATTEMPTS)
                .getResultList();
        return rows.stream().findFirst().map(row -> new DueMail(((Number) row[0]).longValue(),
                new Mail((String) row[1], (String) row[2], (String) row[3], (String) row[4], (String) row[5])));
    }

    @TransactionAttribute(REQUIRES_NEW)
    public void markSent(long id) {
        entities.createNativeQuery("UPDATE notification SET sent_at = ?1 WHERE id = ?2")
                .setParameter(1, Timestamp.from(clock.instant())).setParameter(2, id).executeUpdate();
    }

    /** Forgets the mails to somebody who is a customer no more, sent or not. */
    @TransactionAttribute(MANDATORY)
    public void forget(String recipient) {
        entities.createNativeQuery("DELETE FROM notification WHERE lower(recipient) = lower(?1)").setParameter(1, recipient)
                .executeUpdate();
    }

    /** Occasions of mails that were tried too often and are left for a person to look at. At most 100. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public List<String> undeliverable() {
        return entities.createNativeQuery("""
                SELECT occasion FROM notification WHERE sent_at IS NULL AND attempts >= ?1 ORDER BY next_attempt_at LIMIT 100""")
                .setParameter(1, MAX_ATTEMPTS).getResultList();
    }

    record DueMail(long id, Mail mail) {
    }
}
