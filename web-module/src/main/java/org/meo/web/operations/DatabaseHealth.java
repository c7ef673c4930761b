package org.meo.web.operations;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.meo.shared.Database;

/** Whether PostgreSQL answers; without it no page can be served. */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

    private static final double NANOS = 1_000_000_000.0;

    @EJB
    private Database database;

    @Inject
    private MetricRegistry metrics;

    private volatile long took;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        metrics.gauge(Metadata.builder().withName("meo_database_answer_seconds")
                .withDescription("How long the last probe waited for a connection and an answer").build(),
                this, health -> health.took / NANOS);
    }

    @Override
    public HealthCheckResponse call() {
        long began = System.nanoTime();
        boolean reachable = database.isReachable();
        took = System.nanoTime() - began;
        return HealthCheckResponse.named("database").status(reachable).build();
    }
}
