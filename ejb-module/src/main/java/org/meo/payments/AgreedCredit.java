package org.meo.payments;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.meo.customers.CreditLimitChanged;

/** Lets customers buy on invoice up to what was agreed with them. */
@ApplicationScoped
class AgreedCredit {

    @EJB
    private InvoiceCredit credit;

    void follow(@Observes CreditLimitChanged changed) {
        credit.setLimit(changed.customerId(), changed.limit());
    }
}
