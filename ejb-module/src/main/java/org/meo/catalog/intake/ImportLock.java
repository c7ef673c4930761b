package org.meo.catalog.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.meo.catalog.CatalogueUnavailableException;

/**
 * Lets one node import at a time. The lock is held by a connection to the database, so that it ends with its node; a
 * node that lost it unknowingly is stopped by {@link ImportQueue#advance}.
 */
@ApplicationScoped
class ImportLock {

    /** Any number that no other lock of the store has: the letters "catalog". */
    private static final long LOCK = 0x636174616c6f67L;

    @Inject
    private DataSource dataSource;

    /**
     * Must not be called inside a transaction.
     *
     * @return false when another node has the lock; nothing was done then
     */
    boolean tryRun(Runnable work) {
        try (Connection connection = dataSource.getConnection()) {
            if (!call(connection, "SELECT pg_try_advisory_lock(?)")) {
                return false;
            }
            try {
                work.run();
                return true;
            } finally {
                call(connection, "SELECT pg_advisory_unlock(?)");
            }
        } catch (SQLException e) {
            throw new CatalogueUnavailableException(e);
        }
    }

    private static boolean call(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
