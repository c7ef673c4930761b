package org.meo.shared;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.meo.shared.tracing.DatabaseTimes;

/** The database as operators see it: there or not, and how busy. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Database {

    private static final Logger LOG = Logger.getLogger(Database.class.getName());
    private static final int TIMEOUT_SECONDS = 2;
    /** PostgreSQL: it stops, it stopped, it does not take anybody yet, it has too many already. */
    private static final Set<String> NO_CONNECTION = Set.of("57P01", "57P02", "57P03", "53300");
    /** How Payara's pool begins what it says when it has none to give. */
    private static final String NONE_IN_THE_POOL = "Error in allocating a connection";
    private static final Metadata FAILURES = Metadata.builder().withName("meo_database_connection_failures")
            .withDescription("Requests and probes that got no connection to the database, or lost it").build();
    // The statistics are the server's own; all of it is one row and takes a millisecond or two.
    private static final String FIGURES = """
            SELECT c.active, c.idle, c.idle_in_transaction, current_setting('max_connections')::bigint AS connections_limit,
                   d.xact_commit, d.xact_rollback, d.blks_hit, d.blks_read, d.deadlocks, d.active_time / 1000 AS busy_seconds,
                   pg_database_size(d.datid) AS size_bytes, a.failed_count AS archive_failures,
                   coalesce(a.last_failed_time > coalesce(a.last_archived_time, '-infinity'), false) AS archive_failing
              FROM pg_stat_database d, pg_stat_archiver a,
                   (SELECT count(*) FILTER (WHERE state = 'active') AS active,
                           count(*) FILTER (WHERE state = 'idle') AS idle,
                           count(*) FILTER (WHERE state LIKE 'idle in transaction%') AS idle_in_transaction
                      FROM pg_stat_activity WHERE datname = current_database()) c
             WHERE d.datname = current_database()""";

    private static final String NODES = """
            SELECT application_name, count(*) AS open, count(*) FILTER (WHERE state <> 'idle' AND pid <> pg_backend_pid()) AS busy
              FROM pg_stat_activity WHERE datname = current_database() AND application_name <> ''
             GROUP BY application_name ORDER BY application_name""";
    private static final String BUSY = """
            SELECT count(*) AS busy FROM pg_stat_activity
             WHERE datname = current_database() AND application_name = current_setting('application_name')
               AND state <> 'idle' AND pid <> pg_backend_pid()""";

    /** As it is: what operators ask is no part of what shoppers wait for. */
    @Resource(lookup = "jdbc/meo")
    private DataSource dataSource;

    @Inject
    private MetricRegistry metrics;

    @Inject
    private DatabaseTimes times;

    /** Whether a connection can be had and answers within two seconds. */
    public boolean isReachable() {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.isValid(TIMEOUT_SECONDS)) {
                return true;
            }
        } catch (SQLException unreachable) {
            LOG.log(Level.FINE, "the database can't be reached", unreachable);
        }
        metrics.counter(FAILURES).inc();
        return false;
    }

    /** Counts the failure of a request if the database could not be reached. */
    public void count(Throwable failure) {
        if (isConnectionFailure(failure)) {
            metrics.counter(FAILURES).inc();
        }
    }

    /** From now on is told how long the database takes; shows the counts before anything happened. */
    public void register() {
        metrics.counter(FAILURES);
        if (DatabaseTimes.areWanted()) {
            times.begin();
        }
    }

    /**
     * How busy the database is.
     *
     * @throws IllegalStateException when it does not answer
     */
    public DatabaseFigures figures() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIGURES)) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new DatabaseFigures(row.getLong("active"), row.getLong("idle"), row.getLong("idle_in_transaction"),
                        row.getLong("connections_limit"), row.getLong("xact_commit"), row.getLong("xact_rollback"),
                        row.getLong("blks_hit"), row.getLong("blks_read"), row.getLong("deadlocks"),
                        row.getDouble("busy_seconds"), row.getLong("size_bytes"), row.getLong("archive_failures"),
                        row.getBoolean("archive_failing"));
            }
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database says nothing about itself", unreachable);
        }
    }

    /** The nodes that are connected now, by name. */
    public List<NodeConnections> nodes() {
        return read(NODES, row -> new NodeConnections(row.getString("application_name"), row.getInt("open"), row.getInt("busy")));
    }

    /** How many connections of this node run a statement, this question's not counted. */
    public int busyOfThisNode() {
        return read(BUSY, row -> row.getInt("busy")).get(0);
    }

    private <T> List<T> read(String sql, RowReader<T> reader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database says nothing about itself", unreachable);
        }
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static boolean isConnectionFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                if (state.startsWith("08") || NO_CONNECTION.contains(state)
                        || String.valueOf(sql.getMessage()).startsWith(NONE_IN_THE_POOL)) {
                    return true;
                }
            }
        }
        return false;
    }
}
