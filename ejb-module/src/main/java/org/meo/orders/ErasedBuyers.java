package org.meo.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.meo.customers.CustomerErased;

/** Orders are kept for the books; whose account they were bought with is forgotten when the account ends. */
@ApplicationScoped
class ErasedBuyers {

    @PersistenceContext
    private EntityManager entities;

    void forget(@Observes CustomerErased erased) {
        entities.createNativeQuery("UPDATE orders SET customer_id = NULL WHERE customer_id = ?1")
                .setParameter(1, erased.customerId()).executeUpdate();
    }
}
