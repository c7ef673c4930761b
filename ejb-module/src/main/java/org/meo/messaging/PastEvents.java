package org.meo.messaging;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.shared.OldRows;
import org.meo.shared.Retention;

/** Events of more than a year ago: who begins to listen that late begins with what is. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PastEvents implements Retention {

    private static final String DELETE = """
            DELETE FROM event WHERE id IN (
              SELECT id FROM event WHERE created_at < ?1 ORDER BY created_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    @ConfigProperty(name = "meo.retention.event", defaultValue = "P400D")
    private Duration age;

    @Inject
    private Clock clock;

    @Override
    public String table() {
        return "event";
    }

    @Override
    public int removeOld(int most) {
        return OldRows.delete(entities, DELETE, clock, age, most);
    }
}
