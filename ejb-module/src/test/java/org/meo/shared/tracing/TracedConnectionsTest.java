package org.meo.shared.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TracedConnectionsTest {

    @Test
    void aStepIsNamedAfterWhatTheStatementDoes() {
        assertThat(TracedConnections.name("\n  select 1")).isEqualTo("SQL SELECT");
        assertThat(TracedConnections.name("WITH a AS (SELECT 1) INSERT INTO b")).isEqualTo("SQL WITH");
        assertThat(TracedConnections.name("{call x}")).isEqualTo("SQL");
        assertThat(TracedConnections.name(null)).isEqualTo("SQL");
    }

    @Test
    void itsTextIsOneLineOfBoundedLength() {
        assertThat(TracedConnections.text("SELECT a\n    FROM b")).isEqualTo("SELECT a FROM b");
        assertThat(TracedConnections.text("x".repeat(5_000))).hasSize(2_000);
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
        try (PreparedStatement traced = TracedConnections.of(connection).prepareStatement("SELECT 1")) {
            assertThatThrownBy(traced::executeQuery).isSameAs(failure);
        } catch (SQLException closing) {
            assertThat((Object) closing).isSameAs(failure);
        }
    }
}
