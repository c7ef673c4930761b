package org.meo.web.operations;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Startup;
import org.meo.catalog.intake.FirstImport;

/** Whether there is something to sell: the first start imports the catalogue before shoppers are let in. */
@Startup
@ApplicationScoped
public class CatalogueHealth implements HealthCheck {

    @EJB
    private FirstImport firstImport;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("catalogue").status(firstImport.isComplete());
        if (!firstImport.failure().isEmpty()) {
            answer.withData("failure", firstImport.failure());
        }
        return answer.build();
    }
}
