package org.meo.documents;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.meo.fulfilment.ParcelShipped;

/** Issues documents when there is an occasion, in its transaction. */
@ApplicationScoped
class DocumentIssue {

    @EJB
    private Documents documents;

    void invoice(@Observes ParcelShipped shipped) {
        documents.issueInvoice(shipped.order());
    }
}
