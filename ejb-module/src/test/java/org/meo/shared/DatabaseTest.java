package org.meo.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300"})
    void connectionThatIsRefusedOrLostIsAConnectionFailure(String state) {
        assertThat(Database.isConnectionFailure(new IllegalStateException(new SQLException("gone", state)))).isTrue();
    }

    @Test
    void emptyPoolIsAConnectionFailure() {
        assertThat(Database.isConnectionFailure(new SQLException(
                "Error in allocating a connection. Cause: In-use connections equal max-pool-size and expired max-wait-time."))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "40P01", "57014"})
    void refusedStatementIsNone(String state) {
        assertThat(Database.isConnectionFailure(new SQLException("refused", state))).isFalse();
    }

    @Test
    void otherFaultIsNone() {
        assertThat(Database.isConnectionFailure(new IllegalArgumentException("no"))).isFalse();
        assertThat(Database.isConnectionFailure(new SQLException())).isFalse();
    }
}
