package org.meo.web.operations;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.meo.shared.Database;

/** Whether PostgreSQL answers; without it no page can be served. */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

    @EJB
    private Database database;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(database.isReachable()).build();
    }
}
