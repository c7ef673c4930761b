package org.meo.web.operations;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.meo.shared.Migrations;

/** Whether the schema is the one that this version needs. */
@Readiness
@ApplicationScoped
public class MigrationsHealth implements HealthCheck {

    @EJB
    private Migrations migrations;

    @Override
    public HealthCheckResponse call() {
        String version = migrations.version();
        return version == null
                ? HealthCheckResponse.down("migrations")
                : HealthCheckResponse.named("migrations").up().withData("version", version).build();
    }
}
