package org.meo.customers;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;

/** What accounts leave behind: sessions, links and counters that are over, and accounts that nobody confirmed. */
@Stateless
public class Leftovers {

    private static final int AT_ONCE = 1_000;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** Deletes some of each. @return whether there may be more */
    @TransactionAttribute(REQUIRES_NEW)
    public boolean delete() {
        Instant now = clock.instant();
        // First, as it finds by the links which accounts they are; the links go with them.
        int most = delete("""
                DELETE FROM customer WHERE verified_at IS NULL AND deleted_at IS NULL AND id IN (
                  SELECT customer_id FROM customer_token WHERE purpose = 'VERIFY' AND expires_at < ?1
                  ORDER BY expires_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""", now);
        most = Math.max(most, delete("""
                DELETE FROM customer_session WHERE id IN (SELECT id FROM customer_session WHERE expires_at < ?1
                  ORDER BY expires_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""", now));
        most = Math.max(most, delete("""
                DELETE FROM customer_token WHERE id IN (SELECT id FROM customer_token WHERE expires_at < ?1
                  ORDER BY expires_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""", now));
        most = Math.max(most, delete("""
                DELETE FROM login_attempt WHERE key_hash IN (SELECT key_hash FROM login_attempt WHERE last_at < ?1
                  ORDER BY last_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""", now.minus(Attempts.FORGOTTEN_AFTER)));
        return most == AT_ONCE;
    }

    private int delete(String statement, Instant before) {
        return entities.createNativeQuery(statement).setParameter(1, Timestamp.from(before)).setParameter(2, AT_ONCE)
                .executeUpdate();
    }
}
