package org.meo.wishlist;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.logging.Logger;
import org.meo.shared.Recurring;

/** Forgets old wish lists every night. Runs on every node; what one of them deletes the others pass over. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WishListSweep {

    private final Recurring recurring = new Recurring("wish list sweep", Logger.getLogger(WishListSweep.class.getName()));

    @EJB
    private WishLists wishLists;

    @Schedule(hour = "3", minute = "20", persistent = false, info = "wish list sweep")
    void sweep() {
        recurring.run(() -> {
            while (wishLists.forgetOld()) {
                // One bounded transaction after the other.
            }
        });
    }
}
