package org.meo.fulfilment;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

/** What warehouses were asked for and have not sent whole. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OpenRequests {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** How long the oldest has waited; zero when none does. */
    public Duration oldest() {
        Timestamp since = (Timestamp) entities.createNativeQuery(
                "SELECT min(requested_at) FROM fulfilment WHERE state IN ('REQUESTED', 'PARTIALLY_SHIPPED')").getSingleResult();
        return since == null ? Duration.ZERO : Duration.between(since.toInstant(), clock.instant());
    }
}
