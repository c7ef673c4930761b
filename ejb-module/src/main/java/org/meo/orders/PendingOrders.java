package org.meo.orders;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

/** Orders whose payment is not decided yet: after 15 minutes each is placed or given up. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PendingOrders {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** How long the oldest has waited; zero when none does. */
    public Duration oldest() {
        Timestamp since = (Timestamp) entities.createNativeQuery(
                "SELECT min(created_at) FROM orders WHERE status = 'PENDING_PAYMENT'").getSingleResult();
        return since == null ? Duration.ZERO : Duration.between(since.toInstant(), clock.instant());
    }
}
