package org.meo.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Ids for many rows at once, from the sequences that Jakarta Persistence takes blocks from. */
public final class Sequences {

    /** What the sequences step by. */
    private static final int BLOCK = 50;

    private Sequences() {
    }

    /** @param sequence that steps by 50 and gives the end of each block */
    public static long[] take(Connection connection, String sequence, int count) {
        long[] ids = new long[count];
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT nextval(CAST(? AS regclass)) FROM generate_series(1, ?)")) {
            statement.setString(1, sequence);
            statement.setInt(2, (count + BLOCK - 1) / BLOCK);
            try (ResultSet rows = statement.executeQuery()) {
                int taken = 0;
                while (rows.next()) {
                    for (long id = rows.getLong(1) - BLOCK + 1; id <= rows.getLong(1) && taken < count; id++) {
                        ids[taken++] = id;
                    }
                }
            }
            return ids;
        } catch (SQLException failure) {
            throw new StatementFailedException(failure);
        }
    }
}
