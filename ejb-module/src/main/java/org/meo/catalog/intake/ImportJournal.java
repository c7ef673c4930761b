package org.meo.catalog.intake;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.meo.catalog.CatalogueUnavailableException;

/** Keeps what became of each import and of the records that were left out; every entry is committed at once. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportJournal {

    private static final String AWAITS_FIRST = """
            SELECT NOT EXISTS (SELECT FROM catalog_import WHERE finished_at IS NOT NULL AND NOT dry_run)
                   AND (NOT EXISTS (SELECT FROM product) OR EXISTS (SELECT FROM catalog_import WHERE state IS NULL))""";
    private static final String BEGIN =
            "INSERT INTO catalog_import (source, started_at) VALUES (?, ?) RETURNING id";
    private static final String REJECT = """
            INSERT INTO catalog_import_rejection (import_id, line, sku, code, reason)
            SELECT ?, u.* FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) AS u""";
    private static final String FINISH = """
            UPDATE catalog_import SET finished_at = ?, lines_read = ?, taken = ?, rejected = ? WHERE id = ?""";
    private static final String FAIL = "UPDATE catalog_import SET failure = ? WHERE id = ?";

    @Inject
    private DataSource dataSource;
    @Inject
    private Clock clock;

    /** Used by the container. */
    public ImportJournal() {
    }

    ImportJournal(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Whether the store still waits for its first catalogue: no import was finished, and there is no product but what an
     * import that broke off has left.
     */
    public boolean awaitsFirstImport() {
        return prepared(AWAITS_FIRST, (connection, statement) -> onlyValue(statement, Boolean.class));
    }

    /** @return the number of the import */
    public long begin(String source) {
        return prepared(BEGIN, (connection, statement) -> {
            statement.setString(1, source);
            statement.setObject(2, now());
            return onlyValue(statement, Long.class);
        });
    }

    /** @param rejections of this import, each given once */
    public void reject(long importId, List<Rejection> rejections) {
        prepared(REJECT, (connection, statement) -> {
            statement.setLong(1, importId);
            statement.setArray(2, connection.createArrayOf("bigint", rejections.stream().map(Rejection::line).toArray()));
            statement.setArray(3, text(connection, rejections, Rejection::sku));
            statement.setArray(4, text(connection, rejections, rejection -> rejection.code().name()));
            statement.setArray(5, text(connection, rejections, Rejection::reason));
            return statement.executeUpdate();
        });
    }

    /** Everything that was taken is stored. */
    public void finish(long importId, ImportTally tally) {
        prepared(FINISH, (connection, statement) -> {
            statement.setObject(1, now());
            statement.setLong(2, tally.read());
            statement.setLong(3, tally.taken());
            statement.setLong(4, tally.rejected());
            statement.setLong(5, importId);
            return statement.executeUpdate();
        });
    }

    /** The import ended before it was finished. */
    public void fail(long importId, String reason) {
        prepared(FAIL, (connection, statement) -> {
            statement.setString(1, reason.replace('\0', ' '));
            statement.setLong(2, importId);
            return statement.executeUpdate();
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static <T> T onlyValue(PreparedStatement statement, Class<T> type) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getObject(1, type);
        }
    }

    private static Array text(Connection connection, List<Rejection> rejections, Function<Rejection, String> value)
            throws SQLException {
        return connection.createArrayOf("text", rejections.stream().map(value).toArray());
    }

    private <T> T prepared(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(connection, statement);
        } catch (SQLException e) {
            // Unchecked, so that the container rolls the transaction back.
            throw new CatalogueUnavailableException(e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection, PreparedStatement statement) throws SQLException;
    }
}
