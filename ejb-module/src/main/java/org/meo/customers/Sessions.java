package org.meo.customers;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.meo.shared.SecretToken;

/** Who is signed in where: a row each, found by the secret token that a cookie holds. */
@Stateless
public class Sessions {

    /** A session that was not used for so long is over. */
    public static final Duration IDLE = Duration.ofHours(12);
    /** One that shall be remembered is over after so long, used or not. */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    /** That a session is used is written down so often at most. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(5);
    /** How long somebody may take to find the code of the second factor. */
    private static final Duration CODE_WAIT = Duration.ofMinutes(10);
    /** Most sessions of one customer; the oldest end first. */
    private static final int MAX_SESSIONS = 50;
    private static final int MAX_COUNTED = 10_000;

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private AuditLog audit;

    @Inject
    private Event<SessionsChanged> changes;

    @Inject
    private Clock clock;

    /** The session of that token, in one statement; empty for null, an unknown one and one that is over. */
    @SuppressWarnings("unchecked")
    public Optional<CurrentSession> find(String token) {
        if (!SecretToken.isPossible(token)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        List<Object[]> rows = entities.createNativeQuery("""
                WITH seen AS (
                  UPDATE customer_session SET last_seen_at = ?2,
                         expires_at = CASE WHEN remembered THEN expires_at ELSE CAST(?3 AS timestamptz) END
                  WHERE token_hash = ?1 AND expires_at > ?2 AND last_seen_at < ?4 AND NOT awaits_code)
                SELECT s.id, c.id, c.email, c.name, c.customer_group, s.confirmed_at IS NOT NULL,
                       c.totp_confirmed_at IS NOT NULL,
                       (SELECT string_agg(r.role, ',') FROM customer_role r WHERE r.customer_id = c.id)
                FROM customer_session s JOIN customer c ON c.id = s.customer_id
                WHERE s.token_hash = ?1 AND s.expires_at > ?2 AND NOT s.awaits_code AND c.deleted_at IS NULL""")
                .setParameter(1, SecretToken.hash(token)).setParameter(2, Timestamp.from(now))
                .setParameter(3, Timestamp.from(now.plus(IDLE))).setParameter(4, Timestamp.from(now.minus(SEEN_EVERY)))
                .getResultList();
        return rows.stream().findFirst().map(row -> new CurrentSession(((Number) row[0]).longValue(),
                new SignedIn(((Number) row[1]).longValue(), (String) row[2], (String) row[3], Role.parse((String) row[7]),
                        (String) row[4]), (Boolean) row[5], (Boolean) row[6]));
    }

    /**
     * Begins a session, always with a new token; the one that the browser had ends.
     *
     * @param before     token of the browser's session up to now; null when it had none
     * @param awaitsCode whether nobody is signed in until {@link #confirm}
     * @return the token for the cookie
     */
    public String begin(long customerId, boolean remembered, boolean awaitsCode, Device device, String before) {
        Instant now = clock.instant();
        String token = SecretToken.create();
        drop(before);
        entities.createNativeQuery("""
                INSERT INTO customer_session (customer_id, token_hash, remembered, awaits_code, created_at, last_seen_at,
                                              expires_at, network, agent)
                VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8)""")
                .setParameter(1, customerId).setParameter(2, SecretToken.hash(token)).setParameter(3, remembered)
                .setParameter(4, awaitsCode).setParameter(5, Timestamp.from(now))
                .setParameter(6, Timestamp.from(now.plus(awaitsCode ? CODE_WAIT : remembered ? REMEMBERED : IDLE)))
                .setParameter(7, device.network()).setParameter(8, device.agent()).executeUpdate();
        entities.createNativeQuery("""
                DELETE FROM customer_session WHERE id IN (
                  SELECT id FROM customer_session WHERE customer_id = ?1 ORDER BY id DESC OFFSET ?2)""")
                .setParameter(1, customerId).setParameter(2, MAX_SESSIONS).executeUpdate();
        changes.fire(new SessionsChanged(customerId));
        if (!awaitsCode) {
            audit.append(AuditKind.SIGNED_IN, customerId, "");
        }
        return token;
    }

    /** Whose password was right at a session that waits for a code; empty when there is no such session. */
    @SuppressWarnings("unchecked")
    public Optional<AwaitingCode> awaitingCode(String token) {
        if (!SecretToken.isPossible(token)) {
            return Optional.empty();
        }
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT c.id, c.email, s.remembered FROM customer_session s JOIN customer c ON c.id = s.customer_id
                WHERE s.token_hash = ?1 AND s.awaits_code AND s.expires_at > ?2 AND c.deleted_at IS NULL""")
                .setParameter(1, SecretToken.hash(token)).setParameter(2, Timestamp.from(clock.instant())).getResultList();
        return rows.stream().findFirst().map(row -> new AwaitingCode(((Number) row[0]).longValue(), (String) row[1],
                (Boolean) row[2]));
    }

    /**
     * The second factor was given: a session that has it takes the place of the one before, which may have waited for it.
     *
     * @return the token for the cookie
     */
    public String confirm(long customerId, boolean remembered, Device device, String before) {
        String token = begin(customerId, remembered, false, device, before);
        entities.createNativeQuery("UPDATE customer_session SET confirmed_at = created_at WHERE token_hash = ?1")
                .setParameter(1, SecretToken.hash(token)).executeUpdate();
        return token;
    }

    /** Ends the session of that token; nothing happens when there is none. */
    public void signOut(String token) {
        drop(token).ifPresent(customerId -> audit.append(AuditKind.SIGNED_OUT, customerId, ""));
    }

    @SuppressWarnings("unchecked")
    private Optional<Long> drop(String token) {
        if (!SecretToken.isPossible(token)) {
            return Optional.empty();
        }
        List<Number> ended = entities.createNativeQuery(
                "DELETE FROM customer_session WHERE token_hash = ?1 RETURNING customer_id")
                .setParameter(1, SecretToken.hash(token)).getResultList();
        Optional<Long> customerId = ended.stream().findFirst().map(Number::longValue);
        customerId.ifPresent(id -> changes.fire(new SessionsChanged(id)));
        return customerId;
    }

    /** Ends all sessions of a customer, and tokens of programs. */
    public void signOutEverywhere(long customerId) {
        endAllBut(customerId, 0);
        audit.append(AuditKind.SIGNED_OUT_EVERYWHERE, customerId, "");
    }

    /** Ends one of a customer's own sessions. */
    public void end(long customerId, long sessionId) {
        if (entities.createNativeQuery("DELETE FROM customer_session WHERE id = ?1 AND customer_id = ?2")
                .setParameter(1, sessionId).setParameter(2, customerId).executeUpdate() > 0) {
            changes.fire(new SessionsChanged(customerId));
            audit.append(AuditKind.SIGNED_OUT, customerId, "");
        }
    }

    /**
     * Ends all of a customer's sessions but one.
     *
     * @param kept its number; 0 for none: then tokens of programs are void, too
     */
    public void endAllBut(long customerId, long kept) {
        if (kept == 0) {
            entities.createNativeQuery("DELETE FROM api_token WHERE customer_id = ?1").setParameter(1, customerId).executeUpdate();
        }
        entities.createNativeQuery("DELETE FROM customer_session WHERE customer_id = ?1 AND id <> ?2")
                .setParameter(1, customerId).setParameter(2, kept).executeUpdate();
        changes.fire(new SessionsChanged(customerId));
    }

    /** Sessions in which somebody is signed in now, on whichever device; of very many 10,000. */
    public long open() {
        return ((Number) entities.createNativeQuery("""
                SELECT count(*) FROM (
                  SELECT 1 FROM customer_session WHERE expires_at > ?1 AND NOT awaits_code LIMIT ?2) open""")
                .setParameter(1, Timestamp.from(clock.instant())).setParameter(2, MAX_COUNTED).getSingleResult()).longValue();
    }

    /** A customer's sessions, the one used last first. */
    @SuppressWarnings("unchecked")
    public List<SessionView> of(long customerId) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT id, network, agent, created_at, last_seen_at, remembered FROM customer_session
                WHERE customer_id = ?1 AND expires_at > ?2 AND NOT awaits_code ORDER BY last_seen_at DESC, id DESC LIMIT ?3""")
                .setParameter(1, customerId).setParameter(2, Timestamp.from(clock.instant())).setParameter(3, MAX_SESSIONS)
                .getResultList();
        return rows.stream().map(row -> new SessionView(((Number) row[0]).longValue(), (String) row[1], (String) row[2],
                Customers.instant(row[3]), Customers.instant(row[4]), (Boolean) row[5])).toList();
    }
}
