package org.meo.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs the statements of the catalogue. */
final class CatalogueDatabase {

    private final DataSource dataSource;

    CatalogueDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @param parameters in the order of the placeholders; arrays of strings, integers and longs are arrays there too
     * @throws CatalogueUnavailableException when the database fails
     */
    <T> T query(String sql, Mapper<T> mapper, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                return mapper.map(rows);
            }
        } catch (SQLException e) {
            throw new CatalogueUnavailableException(e);
        }
    }

    /** As {@link #query}, for statements that change something. @return how many rows they changed */
    int update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new CatalogueUnavailableException(e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Object... parameters) throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            Object parameter = parameters[index];
            if (parameter instanceof Object[] array) {
                statement.setArray(index + 1, connection.createArrayOf(type(array), array));
            } else {
                statement.setObject(index + 1, parameter);
            }
        }
    }

    private static String type(Object[] array) {
        return array instanceof Long[] ? "bigint" : array instanceof Integer[] ? "integer" : "text";
    }

    @FunctionalInterface
    interface Mapper<T> {
        T map(ResultSet rows) throws SQLException;
    }
}
