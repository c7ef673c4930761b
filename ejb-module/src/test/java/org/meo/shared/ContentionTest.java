package org.meo.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ContentionTest {

    @Test
    void seesADeadlockBehindOtherExceptions() {
        assertThat(Contention.isConflict(new IllegalStateException(new RuntimeException(new SQLException("x", "40P01"))))).isTrue();
        assertThat(Contention.isConflict(new RuntimeException(new SQLException("x", "40001")))).isTrue();
    }

    @Test
    void leavesOtherErrorsAlone() {
        assertThat(Contention.isConflict(new RuntimeException(new SQLException("x", "23505")))).isFalse();
        assertThat(Contention.isConflict(new RuntimeException(new SQLException("no state")))).isFalse();
    }
}
