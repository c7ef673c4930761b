package org.meo.shared;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * Rows that one statement takes in at once, a column after the other, each as an array for {@code unnest()}.
 *
 * @param <T> what a row is made of
 */
public final class Rows<T> {

    private final PreparedStatement statement;
    private final List<T> rows;
    private int next;

    private Rows(PreparedStatement statement, int first, List<T> rows) {
        this.statement = statement;
        this.next = first;
        this.rows = rows;
    }

    /** @param first index of the parameter that is the first column */
    public static <T> Rows<T> of(PreparedStatement statement, int first, List<T> rows) {
        return new Rows<>(statement, first, rows);
    }

    /** The next column. @param type of its elements, as PostgreSQL names it */
    public Rows<T> column(String type, Function<? super T, ?> value) throws SQLException {
        Object[] values = new Object[rows.size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = value.apply(rows.get(index));
        }
        statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
        return this;
    }

    /** The next column, of type {@code bytea}. */
    public Rows<T> bytes(Function<? super T, byte[]> value) throws SQLException {
        // Not as the others: the driver wants it named.
        byte[][] values = rows.stream().map(value).toArray(byte[][]::new);
        statement.setArray(next++, statement.getConnection().createArrayOf("bytea", values));
        return this;
    }

    public Rows<T> text(Function<? super T, String> value) throws SQLException {
        return column("text", value);
    }
}
