package org.meo.cart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.meo.customers.CustomerErased;

/** The cart of whoever leaves is nobody's then, and goes with those that nobody touches. */
@ApplicationScoped
class ErasedCarts {

    @PersistenceContext
    private EntityManager entities;

    void forget(@Observes CustomerErased erased) {
        entities.createNativeQuery("""
                DELETE FROM cart_token WHERE cart_id IN (SELECT id FROM cart WHERE customer_id = ?1)""")
                .setParameter(1, erased.customerId()).executeUpdate();
        entities.createNativeQuery("UPDATE cart SET customer_id = NULL WHERE customer_id = ?1")
                .setParameter(1, erased.customerId()).executeUpdate();
    }
}
