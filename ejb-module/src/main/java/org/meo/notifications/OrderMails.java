package org.meo.notifications;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.fulfilment.ParcelShipped;
import org.meo.fulfilment.ReturnMoved;
import org.meo.orders.OrderCancelled;
import org.meo.orders.OrderPaymentFailed;
import org.meo.orders.OrderPlaced;
import org.meo.orders.OrderView;
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
        tell(placed.order(), MailTexts::confirmation);
    }

    void tellOfParcel(@Observes ParcelShipped shipped) {
        tell(shipped.order(), texts -> texts.shipped(shipped.shipmentId(), shipped.shipment()));
    }

    void tellOfFailedPayment(@Observes OrderPaymentFailed failed) {
        tell(failed.order(), MailTexts::paymentFailed);
    }

    void tellOfCancel(@Observes OrderCancelled cancelled) {
        tell(cancelled.order(), MailTexts::cancelled);
    }

    void tellOfRefund(@Observes RefundSettled refund) {
        tell(orders.get(refund.orderNumber()), texts -> texts.refunded(refund.refundId(), refund.amount()));
    }

    void tellOfReturn(@Observes ReturnMoved moved) {
        tell(moved.order(), texts -> texts.returned(moved.goods(), moved.why()));
    }

    private void tell(OrderView order, Function<MailTexts, Mail> mail) {
        // Partners need not say where mails go: they are told by message.
        if (order.email() != null) {
            notifications.queue(mail.apply(new MailTexts(order, baseUrl)));
        }
    }
}
