package org.meo.web.operations;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.meo.inventory.Standing;
import org.meo.inventory.StockRecords;
import org.meo.inventory.StockRefusals;

/** How many SKUs somebody should look after. */
@ApplicationScoped
public class StockGauges {

    @EJB
    private StockRecords records;

    @Inject
    private StockRefusals refusals;

    @Inject
    private MetricRegistry metrics;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        refusals.register();
        metrics.gauge(Metadata.builder().withName("meo_stock_shortfalls")
                .withDescription("SKUs of which more is promised than there is and may be").build(),
                this, gauges -> gauges.records.shortfalls());
        metrics.gauge(Metadata.builder().withName("meo_stock_out").withDescription("SKUs of which nothing is on the shelf").build(),
                this, gauges -> gauges.records.counts().get(Standing.OUT));
        metrics.gauge(Metadata.builder().withName("meo_stock_low")
                .withDescription("SKUs of which no more than their threshold is on the shelf").build(),
                this, gauges -> gauges.records.counts().get(Standing.LOW));
    }
}
