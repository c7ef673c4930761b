package org.meo.notifications;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.meo.inventory.StockReturned;

/** Tells those who wait that something is back. */
@ApplicationScoped
class StockMails {

    @EJB
    private StockAlerts alerts;

    void tell(@Observes StockReturned returned) {
        alerts.markDue(returned.sku());
    }
}
