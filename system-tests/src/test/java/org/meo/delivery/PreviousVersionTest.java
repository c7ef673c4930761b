package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meo.quickstart.Postgres;
import org.meo.quickstart.Settings;

/**
 * The version before works on this version's schema, as decision 043 says. {@code -Dmeo.release=DIR} with the directory of
 * ejb-module's classes writes down what is released with them.
 */
class PreviousVersionTest {

    private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");
    private static final Path RELEASED = Repository.path("system-tests/src/test/resources/released");
    private static final String RELEASE = "meo.release";

    @TempDir
    private static Path home;

    private static Postgres postgres;

    @BeforeAll
    static void migrate() {
        MIGRATIONS.setLevel(Level.SEVERE);
        Path platform = Repository.path("quickstart/target/platform");
        postgres = new Postgres(home, platform, Settings.builder(home, platform).build().postgresPort());
        postgres.start();
        String classes = System.getProperty(RELEASE);
        String location = classes == null ? "classpath:db/migration" : "filesystem:" + classes + "/db/migration";
        Flyway.configure().dataSource(postgres.jdbcUrl(), "meo", "meo").locations(location).load().migrate();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    @DisabledIfSystemProperty(named = RELEASE, matches = ".+")
    void versionBeforeWorksOnThisSchema() throws IOException, SQLException {
        ReleasedVersion released = ReleasedVersion.read(RELEASED);
        assertThat(released.statements()).hasSizeGreaterThan(300);
        try (Connection connection = connect()) {
            assertThat(released.problemsOn(connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @DisabledIfSystemProperty(named = RELEASE, matches = ".+")
    @ValueSource(strings = {
        "ALTER TABLE orders RENAME COLUMN note TO remark",
        "ALTER TABLE orders RENAME TO purchase",
        "ALTER TABLE orders ALTER COLUMN email SET NOT NULL",
        "ALTER TABLE cart ADD COLUMN shop text NOT NULL",
        "ALTER TABLE cart ALTER COLUMN version DROP DEFAULT",
        "ALTER TABLE outbox ALTER COLUMN type_version TYPE text",
        "ALTER TABLE orders ADD CONSTRAINT dear CHECK (total > 1)",
        "CREATE UNIQUE INDEX one ON orders (email)",
        "ALTER TABLE outbox DROP CONSTRAINT outbox_message_id_key",
        "DROP TABLE wish_list CASCADE"})
    void seesWhatItCouldNotWorkOn(String change) throws IOException, SQLException {
        assertThat(problemsAfter(change)).isNotEmpty();
    }

    @ParameterizedTest
    @DisabledIfSystemProperty(named = RELEASE, matches = ".+")
    @ValueSource(strings = {
        "ALTER TABLE cart ADD COLUMN shop text CHECK (length(shop) < 10)",
        "ALTER TABLE cart ADD COLUMN shop text NOT NULL DEFAULT 'web'",
        "ALTER TABLE orders ALTER COLUMN ship_name DROP NOT NULL",
        "CREATE TABLE shop (id bigint PRIMARY KEY, name text NOT NULL UNIQUE)",
        "CREATE INDEX plain ON orders (email)"})
    void letsPassWhatItNeverMeets(String change) throws IOException, SQLException {
        assertThat(problemsAfter(change)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = RELEASE, matches = ".+")
    void writesDownWhatIsReleased() throws IOException, SQLException {
        try (Connection connection = connect()) {
            ReleasedVersion.of(Path.of(System.getProperty(RELEASE)), connection).write(RELEASED);
        }
    }

    private static List<String> problemsAfter(String change) throws IOException, SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute(change);
            return ReleasedVersion.read(RELEASED).problemsOn(connection);
        }
    }

    /** Never commits. A statement with parameters can be explained by a simple query only: nothing is bound. */
    private static Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(postgres.jdbcUrl() + "?preferQueryMode=simple", "meo", "meo");
        connection.setAutoCommit(false);
        return connection;
    }
}
