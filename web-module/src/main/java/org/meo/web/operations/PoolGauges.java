package org.meo.web.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.meo.shared.ConnectionPools;
import org.meo.shared.PoolFigures;

/** How the node's pools of connections stand: a full one with threads that wait for it is why pages are slow. */
@ApplicationScoped
public class PoolGauges {

    private static final String CONNECTIONS = "meo_pool_connections";
    private static final String OPEN = "Connections that a pool of this node has open";

    @Inject
    private ConnectionPools pools;

    @Inject
    private MetricRegistry metrics;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        for (String pool : List.of(ConnectionPools.DATABASE, ConnectionPools.BROKER)) {
            gauge(CONNECTIONS, OPEN, PoolFigures::used, pool, new Tag("state", "used"));
            gauge(CONNECTIONS, OPEN, PoolFigures::free, pool, new Tag("state", "free"));
            gauge("meo_pool_limit", "Most connections that a pool opens", PoolFigures::limit, pool);
            gauge("meo_pool_waiting", "Threads that wait for a connection of a pool", PoolFigures::waiting, pool);
        }
    }

    /** No number where the pool says nothing: a zero would say that it rests. */
    private void gauge(String name, String description, ToDoubleFunction<PoolFigures> figure, String pool, Tag... more) {
        Tag[] tags = new Tag[more.length + 1];
        tags[0] = new Tag("pool", pool);
        System.arraycopy(more, 0, tags, 1, more.length);
        metrics.gauge(Metadata.builder().withName(name).withDescription(description).build(), this,
                gauges -> gauges.pools.figures(pool).map(figure::applyAsDouble).orElse(Double.NaN), tags);
    }
}
