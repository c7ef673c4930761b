package org.meo.notifications;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.fulfilment.ParcelShipped;
import org.meo.orders.OrderPlaced;

/** Tells shoppers what happens to their orders. */
@ApplicationScoped
class OrderMails {

    @EJB
    private Notifications notifications;

    @Inject
    @ConfigProperty(name = "meo.base.url")
    private String baseUrl;

    void confirm(@Observes OrderPlaced placed) {
        notifications.queue(new MailTexts(placed.order(), baseUrl).confirmation());
    }

    void tellOfParcel(@Observes ParcelShipped shipped) {
        notifications.queue(new MailTexts(shipped.order(), baseUrl).shipped(shipped.shipmentId(), shipped.shipment()));
    }
}
