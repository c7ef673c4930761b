package org.meo.web.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * What {@link CatalogueHealth} says, for those who ask whether shoppers may come: probes know of a start by a page, for Payara
 * calls itself started before the store is deployed. A class of its own, because of one with both qualifiers Payara takes one.
 */
@Readiness
@ApplicationScoped
public class CatalogueReadyHealth implements HealthCheck {

    @Inject
    @Startup
    private CatalogueHealth catalogue;

    @Override
    public HealthCheckResponse call() {
        return catalogue.call();
    }
}
