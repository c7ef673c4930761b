package org.meo.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.meo.customers.CustomerErased;

/** What somebody typed into a checkout that came to no order is forgotten with the account. */
@ApplicationScoped
class ErasedDrafts {

    @PersistenceContext
    private EntityManager entities;

    void forget(@Observes CustomerErased erased) {
        entities.createNativeQuery("DELETE FROM checkout WHERE lower(email) = lower(?1)").setParameter(1, erased.email())
                .executeUpdate();
    }
}
