package org.meo.shared.tracing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.meo.shared.Times;

/** How long this node waits for the database: for a connection, and for the answer to a statement. */
@ApplicationScoped
public class DatabaseTimes {

    private static final Metadata STATEMENTS = Metadata.builder().withName("meo_database_statement_seconds_bucket")
            .withDescription("Statements that the database answered within so many seconds, as this node saw it").build();
    private static final Metadata WAITS = Metadata.builder().withName("meo_database_connection_wait_seconds_bucket")
            .withDescription("Connections that the pool gave within so many seconds").build();
    private static final Metadata REFUSALS = Metadata.builder().withName("meo_database_connection_refusals")
            .withDescription("Times that the pool had no connection to give, or none could be opened").build();
    /** For those that no container gives anything. */
    private static final AtomicReference<DatabaseTimes> CURRENT = new AtomicReference<>();

    private Map<Kind, Times> statements;
    private Times waits;
    private Counter refusals;

    /** What a statement does, as far as its first word says. */
    enum Kind {
        SELECT, INSERT, UPDATE, DELETE, WITH, OTHER;

        static Kind of(String sql) {
            String word = WatchedConnections.firstWord(sql);
            for (Kind kind : values()) {
                if (kind.name().equals(word)) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    /** For the container's proxy. */
    protected DatabaseTimes() {
    }

    @Inject
    public DatabaseTimes(MetricRegistry metrics) {
        statements = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            statements.put(kind, new Times(metrics, STATEMENTS, new Tag("kind", kind.name().toLowerCase(Locale.ROOT))));
        }
        waits = new Times(metrics, WAITS);
        refusals = metrics.counter(REFUSALS);
    }

    /** Whether anybody wants to know; {@code meo.metrics} says otherwise where the cost of it is measured. */
    public static boolean areWanted() {
        return ConfigProvider.getConfig().getOptionalValue("meo.metrics", Boolean.class).orElse(true);
    }

    /** From now on they are counted. */
    public void begin() {
        CURRENT.set(this);
    }

    /** Null before anybody counts. */
    static DatabaseTimes current() {
        return CURRENT.get();
    }

    /** A statement was answered, or failed. */
    void statement(Kind kind, long nanos) {
        statements.get(kind).count(nanos);
    }

    /** A connection was had. */
    void connection(long nanos) {
        waits.count(nanos);
    }

    /** None was had. */
    void refusal() {
        refusals.inc();
    }
}
