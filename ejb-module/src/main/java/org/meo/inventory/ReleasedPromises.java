package org.meo.inventory;

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

/** Promises that were made long ago and given back, with their lines; what they did stays in the movements. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ReleasedPromises implements Retention {

    private static final String DELETE = """
            WITH old AS MATERIALIZED (
              SELECT id FROM reservation WHERE state = 'RELEASED' AND created_at < ?1 ORDER BY created_at LIMIT ?2
              FOR UPDATE SKIP LOCKED),
            lines AS (DELETE FROM reservation_line WHERE reservation_id IN (SELECT id FROM old))
            DELETE FROM reservation WHERE id IN (SELECT id FROM old)""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    @ConfigProperty(name = "meo.retention.reservations", defaultValue = "P90D")
    private Duration age;

    @Inject
    private Clock clock;

    @Override
    public String table() {
        return "reservation";
    }

    @Override
    public int removeOld(int most) {
        return OldRows.delete(entities, DELETE, clock, age, most);
    }
}
