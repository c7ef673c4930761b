package org.meo.shared;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

/**
 * What most of {@link Retention}s are: one statement that deletes a bounded number of rows that are older than a time. Beans
 * say themselves that they are one: a session bean shows the interfaces that its own class names, and no others.
 */
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public abstract class OldRows {

    private final String table;
    private final String delete;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** @param delete with the parameters ?1, the moment before which rows are old, and ?2, how many to delete at most */
    protected OldRows(String table, String delete) {
        this.table = table;
        this.delete = delete;
    }

    /** How old rows get. */
    protected abstract Duration age();

    /** As {@link Retention#table}. */
    public String table() {
        return table;
    }

    /** As {@link Retention#removeOld}. */
    public int removeOld(int most) {
        return entities.createNativeQuery(delete).setParameter(1, Timestamp.from(clock.instant().minus(age())))
                .setParameter(2, most).executeUpdate();
    }
}
