package org.meo.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The store's database as an operator sees it: a connection a question. */
final class Database {

    private static final int PLENTY = 40;
    private static final String GOODS = """
            SELECT v.sku, p.slug, p.name, v.price, c.slug, c.name
            FROM product p JOIN variant v ON v.product_id = p.id JOIN category c ON c.id = p.category_id
            JOIN stock_level s ON s.sku = v.sku
            WHERE p.active AND v.active
              AND (SELECT count(*) FROM variant o WHERE o.product_id = p.id) = 1
            ORDER BY p.id""";

    private final String url;

    /** @param url of a database that user and password {@code meo} may read and write */
    Database(String url) {
        this.url = url;
    }

    /** Reads one row's columns into something. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What a transaction does. */
    @FunctionalInterface
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** All rows. */
    <T> List<T> rows(Reader<T> reader, String sql, Object... parameters) {
        try (Connection connection = connect(); PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet found = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(reader.read(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The number that a query of one row and column gives. */
    long number(String sql, Object... parameters) {
        return rows(row -> row.getLong(1), sql, parameters).get(0);
    }

    /** What is done is done whole or not at all. */
    void transaction(Work work) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            work.on(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("nothing was changed", e);
        }
    }

    /** @return how many rows changed */
    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Something with a good stock, filled up when earlier tests left little; always the same for the same number. */
    Goods goods(int number) {
        List<Goods> all = rows(row -> new Goods(row.getString(1), row.getString(2), row.getString(3), row.getBigDecimal(4),
                row.getString(5), row.getString(6)), GOODS);
        Goods goods = all.get(number % all.size());
        if (number("SELECT on_hand - reserved FROM stock_level WHERE sku = ?", goods.sku()) < PLENTY) {
            stock(goods.sku(), PLENTY);
        }
        return goods;
    }

    /** Books a receipt or an adjustment so that just so many pieces can be sold. */
    void stock(String sku, int available) {
        transaction(connection -> {
            int delta = available;
            try (PreparedStatement level = prepare(connection,
                    "SELECT on_hand - reserved FROM stock_level WHERE sku = ? FOR UPDATE", sku);
                    ResultSet found = level.executeQuery()) {
                found.next();
                delta -= found.getInt(1);
            }
            update(connection, "UPDATE stock_level SET on_hand = on_hand + ? WHERE sku = ?", delta, sku);
            update(connection, """
                    INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, occurred_at)
                    VALUES (?, 'ADJUSTMENT', ?, 0, 'system test', now())""", sku, delta);
        });
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "meo", "meo");
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
