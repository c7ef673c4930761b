package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.meo.payments.SimulatedBooks;
import org.meo.payments.SimulatedBooks.Charge;
import org.meo.web.http.Routes;

/** {@code /payments/simulated/<reference>}: stands for the page of a bank where a shopper confirms a payment. */
@Named("simulatedPayment")
@RequestScoped
public class SimulatedPaymentBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private SimulatedBooks books;
    private Charge charge;

    /** Finds what is to be decided; on a POST decides it and goes back to the order. */
    public void load() {
        Optional<Charge> found = books.findByReference(Routes.key(request)).filter(known -> known.returnUrl() != null);
        if (found.isEmpty()) {
            Navigation.notFound();
            return;
        }
        charge = found.get();
        String decision = request.getParameter("decision");
        if (request.getMethod().equals("POST") && ("approve".equals(decision) || "refuse".equals(decision))) {
            books.decide(charge.reference(), "approve".equals(decision));
            Navigation.leaveFor(charge.returnPath());
        }
    }

    public Charge getCharge() {
        return charge;
    }
}
