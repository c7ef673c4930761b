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

/** Ids of messages that came long ago: a repeat after that is refused by the state of what it is about. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TakenMessages implements Retention {

    private static final String DELETE = """
            DELETE FROM inbox WHERE (partner, message_id) IN (
              SELECT partner, message_id FROM inbox WHERE received_at < ?1 ORDER BY received_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    @ConfigProperty(name = "meo.retention.inbox", defaultValue = "P90D")
    private Duration age;

    @Inject
    private Clock clock;

    @Override
    public String table() {
        return "inbox";
    }

    @Override
    public int removeOld(int most) {
        return OldRows.delete(entities, DELETE, clock, age, most);
    }
}
