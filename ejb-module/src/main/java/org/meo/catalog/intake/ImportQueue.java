package org.meo.catalog.intake;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.meo.catalog.CatalogueUnavailableException;

/**
 * The imports that operators started, their files and how far each came: all of it in the database, so that another node
 * goes on where one was killed. Every change is committed at once, but for {@link #advance}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportQueue {

    /** An import that began so often without storing anything more is given up. */
    static final int MAX_ATTEMPTS = 5;
    /** A file that is sent takes no longer than this. */
    private static final Duration RECEIVING = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(90);

    private static final String OPEN = """
            INSERT INTO catalog_import (source, started_at, state, mode, dry_run) VALUES (?, ?, 'RECEIVING', ?, ?)
            RETURNING id""";
    private static final String APPEND = """
            INSERT INTO catalog_import_content (import_id, position, content)
            SELECT id, ?, ? FROM catalog_import WHERE id = ? AND state = 'RECEIVING'""";
    private static final String GROWN = "UPDATE catalog_import SET bytes = ? WHERE id = ? AND state = 'RECEIVING'";
    private static final String QUEUE =
            "UPDATE catalog_import SET bytes = ?, state = 'QUEUED' WHERE id = ? AND state = 'RECEIVING'";
    private static final String PIECE = "SELECT content FROM catalog_import_content WHERE import_id = ? AND position = ?";
    private static final String WAITING =
            "SELECT EXISTS (SELECT FROM catalog_import WHERE state IN ('QUEUED', 'CHECKING', 'STORING'))";
    private static final String CLAIM = """
            UPDATE catalog_import SET attempts = attempts + 1, state = CASE state WHEN 'QUEUED' THEN 'CHECKING' ELSE state END
             WHERE id = (SELECT id FROM catalog_import WHERE state IN ('QUEUED', 'CHECKING', 'STORING') ORDER BY id LIMIT 1)
            RETURNING id, source, mode, dry_run, state, stored, attempts, cancelled""";
    private static final String FORGET_REJECTIONS = "DELETE FROM catalog_import_rejection WHERE import_id = ?";
    private static final String CHECKED = """
            UPDATE catalog_import SET lines_read = ?, checked = least(?, bytes)
             WHERE id = ? AND state = 'CHECKING' AND NOT cancelled""";
    private static final String STORING = """
            UPDATE catalog_import SET state = 'STORING', lines_read = ?, taken = ?, rejected = ?, notices = ?, checked = bytes
             WHERE id = ? AND state = 'CHECKING' AND NOT cancelled""";
    private static final String ADVANCE = """
            UPDATE catalog_import SET stored = ?, created = created + ?, updated = updated + ?, unchanged = unchanged + ?,
                   skipped = skipped + ?, attempts = 0
             WHERE id = ? AND state = 'STORING' AND stored < ? AND NOT cancelled""";
    private static final String FINISH = """
            UPDATE catalog_import SET state = 'FINISHED', finished_at = ?, ended_at = ? WHERE id = ? AND state = 'STORING'""";
    private static final String END = """
            UPDATE catalog_import SET state = ?, failure = ?, ended_at = ?
             WHERE id = ? AND state NOT IN ('FINISHED', 'FAILED', 'CANCELLED') AND (cancelled OR ?)""";
    private static final String CANCEL = """
            UPDATE catalog_import
               SET cancelled = true,
                   ended_at = CASE WHEN state IN ('RECEIVING', 'QUEUED') THEN ?::timestamptz ELSE ended_at END,
                   state = CASE WHEN state IN ('RECEIVING', 'QUEUED') THEN 'CANCELLED' ELSE state END
             WHERE id = ? AND state IN ('RECEIVING', 'QUEUED', 'CHECKING', 'STORING')""";
    private static final String CLEAR = """
            DELETE FROM catalog_import_content c USING catalog_import i
             WHERE i.id = c.import_id AND i.state IN ('FINISHED', 'FAILED', 'CANCELLED')""";
    private static final String ABANDON = """
            UPDATE catalog_import SET state = 'FAILED', failure = 'the file did not arrive as a whole', ended_at = ?
             WHERE state = 'RECEIVING' AND started_at < ?""";
    private static final String FORGET_OLD_REJECTIONS = """
            DELETE FROM catalog_import_rejection r USING catalog_import i WHERE i.id = r.import_id AND i.ended_at < ?""";
    private static final String COLUMNS = """
            SELECT id, source, state, mode, dry_run, bytes, checked, lines_read, taken, rejected, created, updated, unchanged,
                   skipped, notices, failure, started_at, ended_at FROM catalog_import\s""";
    private static final String FIND = COLUMNS + "WHERE id = ? AND state IS NOT NULL";
    private static final String LATEST = COLUMNS + "WHERE state IS NOT NULL ORDER BY id DESC LIMIT ?";
    private static final String REJECTIONS = """
            SELECT line, sku, code, reason FROM catalog_import_rejection WHERE import_id = ? ORDER BY line, id
             LIMIT ? OFFSET ?""";
    private static final String REJECTION_COUNT = "SELECT count(*) FROM catalog_import_rejection WHERE import_id = ?";

    @Inject
    private DataSource dataSource;
    @Inject
    private Clock clock;

    /** Used by the container. */
    public ImportQueue() {
    }

    ImportQueue(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * What a node goes on with.
     *
     * @param stored place in the file of what was stored last
     */
    public record Claim(long id, String source, ImportMode mode, boolean dryRun, ImportState state, long stored, int attempts,
            boolean cancelled) {
    }

    /** @return the number of an import whose file is to be {@linkplain #append appended} */
    public long open(String source, ImportMode mode, boolean dryRun) {
        return prepared(OPEN, (connection, statement) -> {
            statement.setString(1, source);
            statement.setObject(2, now());
            statement.setString(3, mode.name());
            statement.setBoolean(4, dryRun);
            return onlyValue(statement, Long.class);
        });
    }

    /**
     * @param position from 0
     * @param piece    of the file, packed as a whole
     * @param bytes    of the file so far, unpacked
     * @throws ImportCancelledException when nobody wants it any more
     */
    public void append(long importId, int position, byte[] piece, long bytes) {
        int added = prepared(APPEND, (connection, statement) -> {
            statement.setInt(1, position);
            statement.setBytes(2, piece);
            statement.setLong(3, importId);
            return statement.executeUpdate();
        });
        if (added == 0) {
            throw new ImportCancelledException(importId);
        }
        prepared(GROWN, (connection, statement) -> {
            statement.setLong(1, bytes);
            statement.setLong(2, importId);
            return statement.executeUpdate();
        });
    }

    /** The file is here as a whole. */
    public void queue(long importId, long bytes) {
        int queued = prepared(QUEUE, (connection, statement) -> {
            statement.setLong(1, bytes);
            statement.setLong(2, importId);
            return statement.executeUpdate();
        });
        if (queued == 0) {
            throw new ImportCancelledException(importId);
        }
    }

    /** @return null behind the last piece */
    public byte[] piece(long importId, int position) {
        return prepared(PIECE, (connection, statement) -> {
            statement.setLong(1, importId);
            statement.setInt(2, position);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getBytes(1) : null;
            }
        });
    }

    /** Whether there is anything to go on with. */
    public boolean isWaiting() {
        return prepared(WAITING, (connection, statement) -> onlyValue(statement, Boolean.class));
    }

    /** The oldest import that is not over; to be called by the one node that holds the {@link ImportLock}. */
    public Optional<Claim> claim() {
        return prepared(CLAIM, (connection, statement) -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(new Claim(rows.getLong("id"), rows.getString("source"),
                        ImportMode.valueOf(rows.getString("mode")), rows.getBoolean("dry_run"),
                        ImportState.valueOf(rows.getString("state")), rows.getLong("stored"), rows.getInt("attempts"),
                        rows.getBoolean("cancelled"))) : Optional.<Claim>empty();
            }
        });
    }

    /** An import is checked from its beginning, perhaps not for the first time. */
    public void forgetRejections(long importId) {
        prepared(FORGET_REJECTIONS, (connection, statement) -> {
            statement.setLong(1, importId);
            return statement.executeUpdate();
        });
    }

    /** @throws ImportCancelledException when it was called off */
    public void checked(long importId, long records, long bytes) {
        going(importId, prepared(CHECKED, (connection, statement) -> {
            statement.setLong(1, records);
            statement.setLong(2, bytes);
            statement.setLong(3, importId);
            return statement.executeUpdate();
        }));
    }

    /** The file is whole; what was taken of it is stored from now on. */
    public void storing(long importId, ImportTally tally) {
        going(importId, prepared(STORING, (connection, statement) -> {
            statement.setLong(1, tally.read());
            statement.setLong(2, tally.taken());
            statement.setLong(3, tally.rejected());
            statement.setString(4, tally.notices());
            statement.setLong(5, importId);
            return statement.executeUpdate();
        }));
    }

    /**
     * A part was stored: counted in the caller's transaction, so that it is never stored and not counted, or twice.
     *
     * @param place where the part ends in the file
     * @throws ImportCancelledException when it was called off, or another node was faster
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void advance(long importId, long place, Written written) {
        going(importId, prepared(ADVANCE, (connection, statement) -> {
            statement.setLong(1, place);
            statement.setLong(2, written.created());
            statement.setLong(3, written.updated());
            statement.setLong(4, written.unchanged());
            statement.setLong(5, written.skipped());
            statement.setLong(6, importId);
            statement.setLong(7, place);
            return statement.executeUpdate();
        }));
    }

    /** Everything that was taken is stored. */
    public void finish(long importId) {
        prepared(FINISH, (connection, statement) -> {
            statement.setObject(1, now());
            statement.setObject(2, now());
            statement.setLong(3, importId);
            return statement.executeUpdate();
        });
    }

    public void fail(long importId, String reason) {
        end(importId, ImportState.FAILED, reason.replace('\0', ' '));
    }

    /** Ends an import if it was asked to end. */
    public void cancelled(long importId) {
        end(importId, ImportState.CANCELLED, null);
    }

    private void end(long importId, ImportState state, String failure) {
        prepared(END, (connection, statement) -> {
            statement.setString(1, state.name());
            statement.setString(2, failure);
            statement.setObject(3, now());
            statement.setLong(4, importId);
            statement.setBoolean(5, state == ImportState.FAILED);
            return statement.executeUpdate();
        });
    }

    /** Asks an import to end; one that runs does so before its next part. @return false when it is over or unknown */
    public boolean cancel(long importId) {
        return prepared(CANCEL, (connection, statement) -> {
            statement.setObject(1, now());
            statement.setLong(2, importId);
            return statement.executeUpdate();
        }) > 0;
    }

    /** Drops the files of imports that are over, what was never received as a whole, and old reports. */
    public void tidy() {
        prepared(ABANDON, (connection, statement) -> {
            statement.setObject(1, now());
            statement.setObject(2, now().minus(RECEIVING));
            return statement.executeUpdate();
        });
        prepared(CLEAR, (connection, statement) -> statement.executeUpdate());
        prepared(FORGET_OLD_REJECTIONS, (connection, statement) -> {
            statement.setObject(1, now().minus(KEPT));
            return statement.executeUpdate();
        });
    }

    public Optional<ImportView> find(long importId) {
        return prepared(FIND, (connection, statement) -> {
            statement.setLong(1, importId);
            return views(statement).stream().findFirst();
        });
    }

    /** The latest first. */
    public List<ImportView> latest(int limit) {
        return prepared(LATEST, (connection, statement) -> {
            statement.setInt(1, limit);
            return views(statement);
        });
    }

    /** Those that are kept, in the order of the file. */
    public List<Rejection> rejections(long importId, long offset, int limit) {
        return prepared(REJECTIONS, (connection, statement) -> {
            statement.setLong(1, importId);
            statement.setInt(2, limit);
            statement.setLong(3, offset);
            try (ResultSet rows = statement.executeQuery()) {
                List<Rejection> rejections = new ArrayList<>();
                while (rows.next()) {
                    rejections.add(new Rejection(rows.getLong("line"), rows.getString("sku"),
                            Rejection.Code.valueOf(rows.getString("code")), rows.getString("reason")));
                }
                return rejections;
            }
        });
    }

    public long rejectionCount(long importId) {
        return prepared(REJECTION_COUNT, (connection, statement) -> {
            statement.setLong(1, importId);
            return onlyValue(statement, Long.class);
        });
    }

    private static List<ImportView> views(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<ImportView> views = new ArrayList<>();
            while (rows.next()) {
                Timestamp ended = rows.getTimestamp("ended_at");
                views.add(new ImportView(rows.getLong("id"), rows.getString("source"),
                        ImportState.valueOf(rows.getString("state")), ImportMode.valueOf(rows.getString("mode")),
                        rows.getBoolean("dry_run"), rows.getLong("bytes"), rows.getLong("checked"),
                        rows.getLong("lines_read"), rows.getLong("taken"), rows.getLong("rejected"),
                        rows.getLong("created"), rows.getLong("updated"), rows.getLong("unchanged"),
                        rows.getLong("skipped"), rows.getString("notices"), rows.getString("failure"),
                        rows.getTimestamp("started_at").toInstant(), ended == null ? null : ended.toInstant()));
            }
            return views;
        }
    }

    private static void going(long importId, int changed) {
        if (changed == 0) {
            throw new ImportCancelledException(importId);
        }
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
