package org.meo.cart;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.logging.Logger;
import org.meo.shared.Recurring;

/** Forgets old carts of guests every night. Runs on every node; what one of them deletes the others pass over. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CartSweep {

    private final Recurring recurring = new Recurring("cart sweep", Logger.getLogger(CartSweep.class.getName()));

    @EJB
    private Carts carts;

    @Schedule(hour = "3", minute = "40", persistent = false, info = "cart sweep")
    void sweep() {
        recurring.run(() -> {
            while (carts.forgetOld()) {
                // One bounded transaction after the other.
            }
        });
    }
}
