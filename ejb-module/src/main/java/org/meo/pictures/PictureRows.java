package org.meo.pictures;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** What the database knows of photos: a row each version of one. */
class PictureRows {

    private static final String CURRENT = """
            SELECT current.* FROM unnest(?::text[]) AS wanted (name)
             CROSS JOIN LATERAL (SELECT p.name, p.hash, p.type, p.width, p.height, p.widths, p.transparent
                                   FROM picture p WHERE p.name = wanted.name ORDER BY p.version DESC LIMIT 1) current""";
    private static final String BY_HASH = """
            SELECT name, hash, type, width, height, widths, transparent FROM picture WHERE hash = ?
             ORDER BY version DESC LIMIT 100""";
    private static final String ADD = """
            INSERT INTO picture (hash, name, type, width, height, transparent, widths, bytes, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (hash, name) DO UPDATE SET version = DEFAULT, created_at = excluded.created_at""";
    // Waits for who is removing the other one, and then finds it gone.
    private static final String ADD_TWIN = """
            INSERT INTO picture (hash, name, type, width, height, transparent, widths, bytes, created_at)
            SELECT hash, ?, type, width, height, transparent, widths, bytes, ? FROM picture WHERE hash = ? AND type = ?
             ORDER BY version DESC LIMIT 1 FOR KEY SHARE
            ON CONFLICT (hash, name) DO UPDATE SET version = DEFAULT, created_at = excluded.created_at""";

    private final DataSource dataSource;

    PictureRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The versions shown today, of those names that have one. */
    List<Picture> current(Collection<String> names) {
        return run(CURRENT, (connection, statement) -> {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            return pictures(statement);
        });
    }

    /** Every picture that has that content, whatever it is called. */
    List<Picture> byHash(String hash) {
        return run(BY_HASH, (connection, statement) -> {
            statement.setString(1, hash);
            return pictures(statement);
        });
    }

    /** From now on the name means that content; it may have meant it before. */
    void add(Picture picture, long bytes, Instant at) {
        run(ADD, (connection, statement) -> {
            statement.setString(1, picture.hash());
            statement.setString(2, picture.name());
            statement.setString(3, picture.contentType());
            statement.setInt(4, picture.width());
            statement.setInt(5, picture.height());
            statement.setBoolean(6, picture.transparent());
            statement.setArray(7, connection.createArrayOf("integer", picture.widths().toArray()));
            statement.setLong(8, bytes);
            statement.setObject(9, at.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        });
    }

    /**
     * As {@link #add}, for a content that another picture has.
     *
     * @return false when no picture has it any more: then nothing happens
     */
    boolean addTwin(Picture picture, Instant at) {
        return run(ADD_TWIN, (connection, statement) -> {
            statement.setString(1, picture.name());
            statement.setObject(2, at.atOffset(ZoneOffset.UTC));
            statement.setString(3, picture.hash());
            statement.setString(4, picture.contentType());
            return statement.executeUpdate() == 1;
        });
    }

    private static List<Picture> pictures(PreparedStatement statement) throws SQLException {
        List<Picture> pictures = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Array widths = rows.getArray("widths");
                pictures.add(new Picture(rows.getString("name"), rows.getString("hash"), rows.getString("type"),
                        rows.getInt("width"), rows.getInt("height"), Arrays.asList((Integer[]) widths.getArray()),
                        rows.getBoolean("transparent")));
            }
        }
        return pictures;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(connection, statement);
        } catch (SQLException e) {
            throw new PicturesUnavailableException(e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection, PreparedStatement statement) throws SQLException;
    }
}
