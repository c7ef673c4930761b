package org.meo.web.operations;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.meo.messaging.Outbox;

/** How much waits to be sent, and for how long: both stay near zero in a store that is well. */
@ApplicationScoped
public class OutboxGauges {

    private static final double MILLIS = 1_000.0;

    @EJB
    private Outbox outbox;

    @Inject
    private MetricRegistry metrics;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        metrics.gauge(Metadata.builder().withName("meo_outbox_depth").withDescription("Messages that wait to be sent").build(),
                this, gauges -> gauges.outbox.backlog().depth());
        metrics.gauge(Metadata.builder().withName("meo_outbox_age_seconds")
                .withDescription("Age of the oldest message that waits to be sent; 0 when none does").build(),
                this, gauges -> gauges.outbox.backlog().age().toMillis() / MILLIS);
    }
}
