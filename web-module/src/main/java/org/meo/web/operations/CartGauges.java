package org.meo.web.operations;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.meo.cart.CartCounts;
import org.meo.cart.Carts;

/** How many shoppers left something behind. */
@ApplicationScoped
public class CartGauges {

    @EJB
    private Carts carts;

    @Inject
    private CartCounts counts;

    @Inject
    private MetricRegistry metrics;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        counts.register();
        metrics.gauge(Metadata.builder().withName("meo_carts_abandoned")
                .withDescription("Open carts with something in them that nobody touched for a day; counted up to 10,000").build(),
                this, gauges -> gauges.carts.abandoned());
    }
}
