package org.meo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresTest {

    @Test
    void keepsWhatWasCommittedWhenItIsKilledAndStartedAgain(@TempDir Path home) throws SQLException, IOException {
        try (Postgres postgres = new Postgres(home, Path.of("target", "platform").toAbsolutePath(),
                Ports.free(1).get(0))) {
            postgres.start();
            long first = postgres.pid();
            execute(postgres, "CREATE TABLE t (n int)");
            execute(postgres, "INSERT INTO t VALUES (42)");

            postgres.kill();
            assertThat(postgres.isRunning()).isFalse();
            assertThat(ProcessHandle.of(first)).isEmpty();
            postgres.start();

            assertThat(query(postgres, "SELECT n FROM t")).isEqualTo("42");
            assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(query(postgres, "SHOW max_prepared_transactions")).isNotEqualTo("0");
            assertThat(query(postgres, "SELECT similarity('ruler', 'rulers') > 0.5")).isEqualTo("t");
            assertThat(query(postgres, "SELECT usesuper FROM pg_user WHERE usename = 'meo'")).isEqualTo("f");

            postgres.stop();
            // The number of a process that is somebody else's: the next start must not be misled.
            Files.writeString(home.resolve("postgres/data/postmaster.pid"), ProcessHandle.current().pid() + "\n");
            postgres.start();
            assertThat(query(postgres, "SELECT n FROM t")).isEqualTo("42");
        }
    }

    @ParameterizedTest
    @CsvSource({"Linux, amd64, postgres-linux-x86_64.txz", "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz", "Windows 11, amd64, postgres-windows-x86_64.txz"})
    void knowsTheArchiveOfEachSystem(String system, String architecture, String archive) {
        assertThat(PostgresBinaries.archiveName(system, architecture)).isEqualTo(archive);
    }

    private static void execute(Postgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), "meo", "meo");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Postgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), "meo", "meo");
                Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
