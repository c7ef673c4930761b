package org.meo.documents;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.meo.fulfilment.ParcelShipped;
import org.meo.orders.OrderView;
import org.meo.orders.Orders;
import org.meo.payments.RefundSettled;

/** Issues documents when there is an occasion, in its transaction. */
@ApplicationScoped
class DocumentIssue {

    @EJB
    private Documents documents;

    @EJB
    private Orders orders;

    void invoice(@Observes ParcelShipped shipped) {
        documents.issueInvoice(shipped.order());
    }

    void creditNote(@Observes RefundSettled refund) {
        OrderView order = orders.get(refund.orderNumber());
        documents.issueCreditNote(order, refund.refundId(), refund.amount(), refund.reason());
    }
}
