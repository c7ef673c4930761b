package org.meo.web.operations;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.meo.reconciliation.Reconciliation;
import org.meo.reconciliation.ReconciliationRun;

/** Whether the books of the store agree: nothing found, and looked lately. */
@ApplicationScoped
public class ReconciliationGauges {

    private static final double MILLIS = 1_000.0;

    @EJB
    private Reconciliation reconciliation;

    @Inject
    private MetricRegistry metrics;

    @Inject
    private Clock clock;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        metrics.gauge(Metadata.builder().withName("meo_reconciliation_findings")
                .withDescription("Things on which the books did not agree at the last look").build(),
                this, gauges -> gauges.reconciliation.latest().map(ReconciliationRun::count).orElse(0));
        metrics.gauge(Metadata.builder().withName("meo_reconciliation_age_seconds")
                .withDescription("Time since the last look at the books; -1 before the first").build(),
                this, ReconciliationGauges::age);
    }

    private double age() {
        return reconciliation.latest()
                .map(run -> Duration.between(run.finishedAt(), clock.instant()).toMillis() / MILLIS).orElse(-1.0);
    }
}
