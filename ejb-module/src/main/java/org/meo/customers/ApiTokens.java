package org.meo.customers;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.meo.shared.BusinessException;
import org.meo.shared.SecretToken;

/**
 * Tokens by which programs sign in as somebody who works in the store, without a password and a code. A token may what its
 * owner may at that moment. Whoever makes one has given a code of the second factor; without that factor it is void.
 */
@Stateless
public class ApiTokens {

    /** Most tokens of one account. */
    public static final int MAX_TOKENS = 10;
    /** How long a token is good. */
    public static final Duration VALID = Duration.ofDays(365);
    static final int MAX_NAME = 60;

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private AuditLog audit;

    @EJB
    private Customers customers;

    @Inject
    private Clock clock;

    /** @param lastUsedOn null for never */
    public record TokenView(long id, String name, Instant createdAt, Instant expiresAt, LocalDate lastUsedOn) {
    }

    /**
     * Makes a token.
     *
     * @param name to know it by
     * @return the token, which nobody can read again
     * @throws BusinessException {@code NOT_ALLOWED} but for staff who gave a code at sign-in; {@code TOO_MANY_TOKENS};
     *                           {@code REQUIRED}, {@code TOO_LONG}, {@code INVALID_TEXT} at {@code tokenName}
     */
    public String create(CurrentSession session, String name) {
        if (!session.customer().isStaff() || !session.confirmed()) {
            throw new BusinessException("NOT_ALLOWED", "");
        }
        String label = Texts.required("tokenName", name, MAX_NAME);
        long owner = session.customer().customerId();
        Instant now = clock.instant();
        // One after the other, or two at once would both be the tenth.
        entities.createNativeQuery("SELECT 1 FROM customer WHERE id = ?1 FOR NO KEY UPDATE").setParameter(1, owner).getSingleResult();
        if (of(owner).size() >= MAX_TOKENS) {
            throw new BusinessException("TOO_MANY_TOKENS", "", MAX_TOKENS);
        }
        String token = SecretToken.create();
        entities.createNativeQuery("""
                INSERT INTO api_token (customer_id, token_hash, name, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)""")
                .setParameter(1, owner).setParameter(2, SecretToken.hash(token)).setParameter(3, label)
                .setParameter(4, Timestamp.from(now)).setParameter(5, Timestamp.from(now.plus(VALID))).executeUpdate();
        audit.append(AuditKind.API_TOKEN_ADDED, owner, "");
        return token;
    }

    /** An account's tokens, the newest first; those that are void by time among them. */
    @SuppressWarnings("unchecked")
    public List<TokenView> of(long customerId) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT id, name, created_at, expires_at, last_used_on FROM api_token WHERE customer_id = ?1
                ORDER BY id DESC LIMIT 100""").setParameter(1, customerId).getResultList();
        return rows.stream().map(row -> new TokenView(((Number) row[0]).longValue(), (String) row[1], Customers.instant(row[2]),
                Customers.instant(row[3]), row[4] == null ? null : ((Date) row[4]).toLocalDate())).toList();
    }

    /** Makes one of an account's own tokens void. */
    public void remove(long customerId, long tokenId) {
        if (entities.createNativeQuery("DELETE FROM api_token WHERE id = ?1 AND customer_id = ?2")
                .setParameter(1, tokenId).setParameter(2, customerId).executeUpdate() > 0) {
            audit.append(AuditKind.API_TOKEN_REMOVED, customerId, "");
        }
    }

    /** Who a program is that sends a token; empty for one that is void. */
    @SuppressWarnings("unchecked")
    public Optional<SignedIn> identify(String token) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT t.id, t.customer_id, t.last_used_on FROM api_token t JOIN customer c ON c.id = t.customer_id
                WHERE t.token_hash = ?1 AND t.expires_at > ?2 AND c.totp_confirmed_at IS NOT NULL AND c.deleted_at IS NULL""")
                .setParameter(1, SecretToken.hash(token)).setParameter(2, Timestamp.from(now)).getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] row = rows.get(0);
        if (row[2] == null || ((Date) row[2]).toLocalDate().isBefore(today)) {
            entities.createNativeQuery("UPDATE api_token SET last_used_on = CAST(?2 AS date) WHERE id = ?1")
                    .setParameter(1, ((Number) row[0]).longValue()).setParameter(2, today.toString()).executeUpdate();
        }
        return customers.find(((Number) row[1]).longValue())
                .map(found -> new SignedIn(found.id(), found.email(), found.name(), found.roles(), found.group()));
    }
}
