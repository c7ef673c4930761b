package org.meo.web.operations;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.meo.fulfilment.OpenRequests;
import org.meo.orders.PendingOrders;

/** How long orders wait: for their payment to be decided, and for a warehouse. */
@ApplicationScoped
public class OrderGauges {

    private static final double MILLIS = 1_000.0;

    @EJB
    private PendingOrders pending;

    @EJB
    private OpenRequests requests;

    @Inject
    private MetricRegistry metrics;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        metrics.gauge(Metadata.builder().withName("meo_order_pending_age_seconds")
                .withDescription("How long the oldest order waits for its payment to be decided; 0 when none does").build(),
                this, gauges -> gauges.pending.oldest().toMillis() / MILLIS);
        metrics.gauge(Metadata.builder().withName("meo_fulfilment_open_age_seconds")
                .withDescription("How long the oldest order waits for a warehouse to send all of it; 0 when none does").build(),
                this, gauges -> gauges.requests.oldest().toMillis() / MILLIS);
    }
}
