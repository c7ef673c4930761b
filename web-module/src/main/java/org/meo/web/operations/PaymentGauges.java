package org.meo.web.operations;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.meo.payments.PaymentChecks;
import org.meo.payments.Payments;

/** How many payments wait for an answer, and how many for a person: the second should be none. */
@ApplicationScoped
public class PaymentGauges {

    @EJB
    private Payments payments;

    @EJB
    private PaymentChecks checks;

    @Inject
    private MetricRegistry metrics;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        metrics.gauge(Metadata.builder().withName("meo_payment_intents_open")
                .withDescription("Payments that wait for the provider or for the shopper").build(),
                this, gauges -> gauges.payments.countOpen());
        metrics.gauge(Metadata.builder().withName("meo_payment_operations_stuck")
                .withDescription("Captures, releases and refunds that need a person; 100 means that or more").build(),
                this, gauges -> gauges.checks.stuckOperations().size());
    }
}
