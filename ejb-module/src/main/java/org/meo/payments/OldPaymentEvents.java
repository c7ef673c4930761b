package org.meo.payments;

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

/** Ids of events that came long ago: a repeat after that finds a payment that waits for nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OldPaymentEvents implements Retention {

    private static final String DELETE = """
            DELETE FROM payment_event WHERE (provider, event_id) IN (
              SELECT provider, event_id FROM payment_event WHERE received_at < ?1 ORDER BY received_at LIMIT ?2
              FOR UPDATE SKIP LOCKED)""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    @ConfigProperty(name = "meo.retention.payment-events", defaultValue = "P90D")
    private Duration age;

    @Inject
    private Clock clock;

    @Override
    public String table() {
        return "payment_event";
    }

    @Override
    public int removeOld(int most) {
        return OldRows.delete(entities, DELETE, clock, age, most);
    }
}
