package org.meo.web.operations;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.meo.messaging.Broker;

/** Whether Artemis takes connections of the store's user. */
@Readiness
@ApplicationScoped
public class BrokerHealth implements HealthCheck {

    @EJB
    private Broker broker;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker").status(broker.isReachable()).build();
    }
}
