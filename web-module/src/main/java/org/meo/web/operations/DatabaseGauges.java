package org.meo.web.operations;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.meo.shared.Database;
import org.meo.shared.DatabaseFigures;
import org.meo.shared.ShortLivedCache;

/** How busy the database is. It is asked once for all of these numbers, and says the same on every node. */
@ApplicationScoped
public class DatabaseGauges {

    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final String CONNECTIONS = "meo_database_connections";
    private static final String IN_STATE = "Connections of all clients";
    private static final String TRANSACTIONS = "meo_database_transactions";
    private static final String ENDED = "Transactions since the server's statistics began";
    private static final String BLOCKS = "meo_database_blocks";
    private static final String LOOKED_UP = "Blocks looked up since the server's statistics began";

    private final ShortLivedCache<String, DatabaseFigures> figures = new ShortLivedCache<>(1, KEPT);

    @EJB
    private Database database;

    @Inject
    private MetricRegistry metrics;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        database.register();
        gauge(CONNECTIONS, IN_STATE, DatabaseFigures::active, new Tag("state", "active"));
        gauge(CONNECTIONS, IN_STATE, DatabaseFigures::idle, new Tag("state", "idle"));
        gauge(CONNECTIONS, IN_STATE, DatabaseFigures::idleInTransaction, new Tag("state", "idle in transaction"));
        gauge("meo_database_connections_limit", "Most connections that the database takes", DatabaseFigures::connectionsLimit);
        gauge(TRANSACTIONS, ENDED, DatabaseFigures::committed, new Tag("outcome", "committed"));
        gauge(TRANSACTIONS, ENDED, DatabaseFigures::rolledBack, new Tag("outcome", "rolled back"));
        gauge(BLOCKS, LOOKED_UP, DatabaseFigures::blocksHit, new Tag("source", "memory"));
        gauge(BLOCKS, LOOKED_UP, DatabaseFigures::blocksRead, new Tag("source", "disk"));
        gauge("meo_database_deadlocks", "Deadlocks since the server's statistics began", DatabaseFigures::deadlocks);
        gauge("meo_database_busy_seconds", "Time spent on statements since the server's statistics began",
                DatabaseFigures::busySeconds);
        gauge("meo_database_size_bytes", "Size of the database on disk", DatabaseFigures::sizeBytes);
        gauge("meo_database_archive_failures", "Times that a part of the write-ahead log could not be put away",
                DatabaseFigures::archiveFailures);
        gauge("meo_database_archive_failing", "1 when the last try to put a part of the write-ahead log away failed, else 0",
                figures -> figures.archiveFailing() ? 1 : 0);
    }

    private void gauge(String name, String description, ToDoubleFunction<DatabaseFigures> figure, Tag... tags) {
        metrics.gauge(Metadata.builder().withName(name).withDescription(description).build(), this,
                gauges -> figure.applyAsDouble(gauges.figures.get("", gauges.database::figures)), tags);
    }
}
