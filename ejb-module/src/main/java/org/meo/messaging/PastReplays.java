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

/** Replays that ended long ago. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PastReplays implements Retention {

    private static final String DELETE = """
            DELETE FROM replay WHERE id IN (
              SELECT id FROM replay WHERE ended_at < ?1 ORDER BY ended_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    @ConfigProperty(name = "meo.retention.replay", defaultValue = "P90D")
    private Duration age;

    @Inject
    private Clock clock;

    @Override
    public String table() {
        return "replay";
    }

    @Override
    public int removeOld(int most) {
        return OldRows.delete(entities, DELETE, clock, age, most);
    }
}
