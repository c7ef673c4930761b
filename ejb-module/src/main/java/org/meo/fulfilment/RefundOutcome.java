package org.meo.fulfilment;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.meo.orders.Orders;
import org.meo.payments.RefundFailed;
import org.meo.payments.RefundSettled;

/** Lets an order and its return know what became of a refund, in the same transaction. */
@ApplicationScoped
class RefundOutcome {

    @EJB
    private Orders orders;

    @EJB
    private Returns returns;

    void settled(@Observes RefundSettled refund) {
        orders.refunded(refund.orderNumber(), refund.amount(), "payments", refund.reason());
        returns.settled(refund.refundId());
    }

    void failed(@Observes RefundFailed refund) {
        returns.failed(refund.refundId(), refund.code());
    }
}
