package org.meo.notifications;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.fulfilment.ParcelShipped;
import org.meo.fulfilment.ReturnMoved;
import org.meo.orders.OrderCancelled;
import org.meo.orders.OrderPaymentFailed;
import org.meo.orders.OrderPlaced;
import org.meo.orders.Orders;
import org.meo.payments.RefundSettled;

/** Tells shoppers what happens to their orders. */
@ApplicationScoped
class OrderMails {

    @EJB
    private Notifications notifications;

    @EJB
    private Orders orders;

    @Inject
    @ConfigProperty(name = "meo.base.url")
    private String baseUrl;

    void confirm(@Observes OrderPlaced placed) {
        notifications.queue(new MailTexts(placed.order(), baseUrl).confirmation());
    }

    void tellOfParcel(@Observes ParcelShipped shipped) {
        notifications.queue(new MailTexts(shipped.order(), baseUrl).shipped(shipped.shipmentId(), shipped.shipment()));
    }

    void tellOfFailedPayment(@Observes OrderPaymentFailed failed) {
        notifications.queue(new MailTexts(failed.order(), baseUrl).paymentFailed());
    }

    void tellOfCancel(@Observes OrderCancelled cancelled) {
        notifications.queue(new MailTexts(cancelled.order(), baseUrl).cancelled());
    }

    void tellOfRefund(@Observes RefundSettled refund) {
        notifications.queue(new MailTexts(orders.get(refund.orderNumber()), baseUrl).refunded(refund.refundId(), refund.amount()));
    }

    void tellOfReturn(@Observes ReturnMoved moved) {
        notifications.queue(new MailTexts(moved.order(), baseUrl).returned(moved.goods(), moved.why()));
    }
}
