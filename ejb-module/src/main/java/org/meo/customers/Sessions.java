package org.meo.customers;

import jakarta.ejb.Stateless;
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

    @PersistenceContext
    private EntityManager entities;

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
}
