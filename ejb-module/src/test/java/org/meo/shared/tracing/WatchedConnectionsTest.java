package org.meo.shared.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.meo.shared.Counters;

class WatchedConnectionsTest {

    @Test
    void aStepIsNamedAfterWhatTheStatementDoes() {
        assertThat(WatchedConnections.name("\n  select 1")).isEqualTo("SQL SELECT");
        assertThat(WatchedConnections.name("WITH a AS (SELECT 1) INSERT INTO b")).isEqualTo("SQL WITH");
        assertThat(WatchedConnections.name("{call x}")).isEqualTo("SQL");
        assertThat(WatchedConnections.name(null)).isEqualTo("SQL");
    }

    @Test
    void itsTextIsOneLineOfBoundedLength() {
        assertThat(WatchedConnections.text("SELECT a\n    FROM b")).isEqualTo("SELECT a FROM b");
        assertThat(WatchedConnections.text("x".repeat(5_000))).hasSize(2_000);
    }

    @Test
    void failuresComeOutAsTheyAre() throws SQLException {
        SQLException failure = new SQLException("no", "23505");
        PreparedStatement statement = (PreparedStatement) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {PreparedStatement.class}, (self, method, arguments) -> {
                    throw failure;
                });
        Connection connection = (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {Connection.class}, (self, method, arguments) -> method.getName().equals("prepareStatement")
                        ? statement : null);
        try (PreparedStatement traced = WatchedConnections.of(connection).prepareStatement("SELECT 1")) {
            assertThatThrownBy(traced::executeQuery).isSameAs(failure);
        } catch (SQLException closing) {
            assertThat((Object) closing).isSameAs(failure);
        }
    }

    @Test
    void statementsAreTimedByWhatTheyDoAndConnectionsByHowLongTheyAreWaitedFor() throws SQLException {
        Counters counters = new Counters();
        new DatabaseTimes(counters.registry()).begin();
        PreparedStatement statement = proxy(PreparedStatement.class, (self, method, arguments) ->
                method.getReturnType() == int.class ? (Object) 1 : method.getReturnType() == boolean.class ? true : null);
        Connection connection = proxy(Connection.class, (self, method, arguments) ->
                method.getName().equals("prepareStatement") ? statement : null);
        boolean[] empty = {false};
        DataSource pool = WatchedConnections.of(proxy(DataSource.class, (self, method, arguments) -> {
            if (empty[0]) {
                throw new SQLException("Error in allocating a connection");
            }
            return connection;
        }));

        try (Connection given = pool.getConnection(); PreparedStatement watched = given.prepareStatement(" update a set b = ?")) {
            watched.execute();
            watched.executeUpdate("DELETE FROM c");
        }
        empty[0] = true;
        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);

        assertThat(counters.count("meo_database_statement_seconds_bucket{kind=update,le=+Inf}")).isEqualTo(1);
        assertThat(counters.count("meo_database_statement_seconds_bucket{kind=delete,le=+Inf}")).isEqualTo(1);
        assertThat(counters.count("meo_database_statement_seconds_bucket{kind=select,le=+Inf}")).isZero();
        assertThat(counters.count("meo_database_connection_wait_seconds_bucket{le=+Inf}")).isEqualTo(1);
        assertThat(counters.count("meo_database_connection_refusals")).isEqualTo(1);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(WatchedConnectionsTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
