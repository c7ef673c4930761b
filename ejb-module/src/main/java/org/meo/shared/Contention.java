package org.meo.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Rule 7: a transaction that the database ended to resolve a conflict is run again, a bounded number of times. */
@ApplicationScoped
public class Contention {

    static final int MAX_ATTEMPTS = 5;
    private static final Logger LOG = Logger.getLogger(Contention.class.getName());
    /** PostgreSQL: serialization_failure, deadlock_detected. */
    private static final Set<String> RETRIABLE = Set.of("40001", "40P01");

    private MetricRegistry metrics;

    /** For the container's proxy. */
    protected Contention() {
    }

    @Inject
    public Contention(MetricRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * Runs the work, again when it failed by a conflict in the database.
     *
     * @param transaction begins and ends a transaction of its own; must not be called inside one
     */
    public <T> T retry(Supplier<T> transaction) {
        for (int attempt = 1;; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException failure) {
                if (attempt == MAX_ATTEMPTS || !isConflict(failure)) {
                    throw failure;
                }
                metrics.counter("meo_transaction_retries").inc();
                LOG.log(Level.FINE, "conflict in the database, attempt {0}", attempt);
            }
        }
    }

    static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && RETRIABLE.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
