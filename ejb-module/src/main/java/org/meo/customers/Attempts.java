package org.meo.customers;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.meo.shared.BusinessException;
import org.meo.shared.SecretToken;

/**
 * Bounds how often something can be tried in a row, for an account (or a cart) and for a client address, on all nodes
 * together. A try is counted before it is judged, so that many at once are no way around; a good one is taken off again.
 * Accounts that do not exist are counted as those that do.
 */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class Attempts {

    /** Tries in a row that cost no wait; the wait then doubles, from a second. */
    static final int FREE_OF_ACCOUNT = 5;
    static final int FREE_OF_CLIENT = 20;
    static final int LONGEST_WAIT_SECONDS = 900;
    /** After so long without a try the count begins anew. */
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private AuditLog audit;

    @Inject
    private Clock clock;

    /** What is tried; each is counted by itself. */
    public enum Kind { SIGN_IN, MAIL, CODE }

    /** How long the next try has to wait after so many. */
    static Duration delay(int tries, int free) {
        if (tries < free) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(tries - free, 20)));
    }

    /**
     * Counts a try.
     *
     * @param account its address; for codes, the token of the cart they are for
     * @param client network address
     * @return when to try again; empty when this one may go on
     */
    public Optional<Instant> begin(Kind kind, String account, String client) {
        Instant now = clock.instant();
        Optional<Instant> wait = count(clientKey(kind, client), FREE_OF_CLIENT, now);
        return wait.isPresent() ? wait : count(accountKey(kind, account), FREE_OF_ACCOUNT, now);
    }

    private Optional<Instant> count(byte[] key, int free, Instant now) {
        entities.createNativeQuery("""
                INSERT INTO login_attempt (key_hash, tries, last_at, open_at) VALUES (?1, 0, ?2, ?2) ON CONFLICT DO NOTHING""")
                .setParameter(1, key).setParameter(2, Timestamp.from(now)).executeUpdate();
        Object[] row = (Object[]) entities.createNativeQuery(
                "SELECT tries, last_at, open_at FROM login_attempt WHERE key_hash = ?1 FOR UPDATE").setParameter(1, key)
                .getSingleResult();
        Instant openAt = Customers.instant(row[2]);
        if (openAt.isAfter(now)) {
            return Optional.of(openAt);
        }
        boolean old = Customers.instant(row[1]).plus(FORGOTTEN_AFTER).isBefore(now);
        int tries = old ? 1 : ((Number) row[0]).intValue() + 1;
        entities.createNativeQuery("UPDATE login_attempt SET tries = ?2, last_at = ?3, open_at = ?4 WHERE key_hash = ?1")
                .setParameter(1, key).setParameter(2, tries).setParameter(3, Timestamp.from(now))
                .setParameter(4, Timestamp.from(now.plus(delay(tries, free)))).executeUpdate();
        return Optional.empty();
    }

    /** The try was a good one: the account's count ends, the client's is as before. */
    public void succeeded(Kind kind, String account, String client) {
        // In the order in which they are counted.
        entities.createNativeQuery("""
                UPDATE login_attempt SET tries = greatest(0, tries - 1), open_at = last_at WHERE key_hash = ?1""")
                .setParameter(1, clientKey(kind, client)).executeUpdate();
        forget(accountKey(kind, account));
    }

    /**
     * The try failed: written down from where waits begin, so that guessing at many accounts does not fill the log.
     *
     * @param customerId null when there is no such account
     */
    public void failed(String email, Long customerId) {
        Number tries = (Number) entities.createNativeQuery(
                "SELECT coalesce(max(tries), 0) FROM login_attempt WHERE key_hash = ?1")
                .setParameter(1, accountKey(Kind.SIGN_IN, email)).getSingleResult();
        if (tries.intValue() >= FREE_OF_ACCOUNT) {
            audit.append(AuditKind.SIGN_IN_FAILED, customerId, "in a row: " + tries);
        }
    }

    /** Lets an account be tried at once again. */
    public void unlock(String email) {
        forget(accountKey(Kind.SIGN_IN, email));
    }

    /** Until when an account has to wait; empty when it need not. */
    @SuppressWarnings("unchecked")
    public Optional<Instant> lockedUntil(String email) {
        return entities.createNativeQuery("SELECT open_at FROM login_attempt WHERE key_hash = ?1 AND open_at > ?2")
                .setParameter(1, accountKey(Kind.SIGN_IN, email)).setParameter(2, Timestamp.from(clock.instant()))
                .getResultList().stream().findFirst().map(Customers::instant);
    }

    private void forget(byte[] key) {
        entities.createNativeQuery("DELETE FROM login_attempt WHERE key_hash = ?1").setParameter(1, key).executeUpdate();
    }

    private static byte[] accountKey(Kind kind, String account) {
        return SecretToken.hash(kind + " account " + EmailAddress.fold(account));
    }

    private static byte[] clientKey(Kind kind, String client) {
        return SecretToken.hash(kind + " client " + client);
    }

    /**
     * The refusal that says when to try again.
     *
     * @param path of the field it is about; empty for none
     */
    public static BusinessException refusal(String path, Instant openAt, Instant now) {
        long seconds = Math.max(1, Duration.between(now, openAt).plusMillis(999).toSeconds());
        return seconds <= 90 ? new BusinessException("TRY_AGAIN_IN_SECONDS", path, seconds)
                : new BusinessException("TRY_AGAIN_IN_MINUTES", path, (seconds + 59) / 60);
    }
}
