package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meo.quickstart.Postgres;
import org.meo.quickstart.Settings;

/** The scripts of {@code recovery/} with a real PostgreSQL: what was damaged is there again, and the books agree. */
class RestoreTest {

    private static final Path PLATFORM = Repository.path("quickstart/target/platform");

    /** Held: a logger that nobody holds forgets its level. */
    private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

    @TempDir
    private Path home;

    private Path kept;

    /** Who the scripts connect as, and to which server. */
    private Map<String, String> environment = Map.of();

    /** @param output what it printed, errors too */
    private record Run(int exitCode, String output) {
    }

    @BeforeAll
    static void needsAClient() {
        Tool.onPath("psql", "postgresql-client");
        MIGRATIONS.setLevel(Level.SEVERE);
    }

    @BeforeEach
    void makeRoom() throws IOException {
        kept = Files.createDirectories(home.resolve("kept"));
        Files.createDirectories(kept.resolve("wal"));
        Files.createDirectories(kept.resolve("base"));
    }

    @Test
    void whatWasDamagedIsThereAgain() throws IOException, SQLException {
        int port = Settings.builder(home, PLATFORM).build().postgresPort();
        Path data = home.resolve("first/postgres/data");
        String at;
        String before;
        try (Postgres postgres = new Postgres(home.resolve("first"), PLATFORM, port)) {
            postgres.start();
            connectAs(home.resolve("first"), port);
            Flyway.configure().dataSource(postgres.jdbcUrl(), "meo", "meo").load().migrate();
            succeeds("recovery/archiving.sh", "--to", kept.toString());
            postgres.stop();
            postgres.start();
            orders(1, 200);
            succeeds("recovery/base-backup.sh", "--to", kept.toString(), "--data", data.toString());
            orders(201, 100);
            before = everyOrder(postgres);
            at = ask(postgres, "SELECT clock_timestamp()");
            execute(postgres, "DELETE FROM shipment_line");
            execute(postgres, "DROP TABLE payment CASCADE");
            execute(postgres, "UPDATE orders SET status = 'CANCELLED'");
            assertThat(run("recovery/check.sh").exitCode()).isNotZero();
            awaitArchived(postgres);
            assertThat(succeeds("recovery/verify-backup.sh", "--from", kept.toString())).contains("is sound");
            assertDamageOfTheBackupIsSeen();
        }

        restored("second", "--at", at, "--trial");
        try (Postgres postgres = new Postgres(home.resolve("second"), PLATFORM, port)) {
            postgres.start();
            connectAs(home.resolve("second"), port);
            assertThat(everyOrder(postgres)).isEqualTo(before);
            assertThat(succeeds("recovery/check.sh", "--all")).contains("All books agree.");
            assertThat(ask(postgres, "SHOW archive_mode")).isEqualTo("off");
            assertThat(ask(postgres, "SELECT nextval('reservation_seq')")).isEqualTo("1");
            psql("recovery/after-restore.sql");
            assertThat(Long.parseLong(ask(postgres, "SELECT nextval('reservation_seq')"))).isGreaterThan(1_000_000);
            psql("recovery/send-again.sql", "since=" + at);
            assertThat(ask(postgres, "SELECT count(*) FROM outbox WHERE sent_at IS NULL")).isEqualTo("0");
            psql("recovery/send-again.sql", "since=2020-01-01 00:00:00+00");
            assertThat(ask(postgres, "SELECT count(*) FROM outbox WHERE sent_at IS NULL")).isEqualTo("300");

            execute(postgres, "UPDATE stock_level SET on_hand = on_hand + 1 WHERE sku = 'RESTORE-7'");
            Run check = run("recovery/check.sh");
            assertThat(check.exitCode()).isEqualTo(1);
            assertThat(check.output()).contains("stock.movements: RESTORE-7", "stock.locations: RESTORE-7");
        }
    }

    /** What was not put away yet is read from the disk of a server that is gone. */
    @Test
    void aKilledServerLosesNothingWhoseDiskCanBeRead() throws IOException, SQLException {
        int port = Settings.builder(home, PLATFORM).build().postgresPort();
        Path data = home.resolve("first/postgres/data");
        String before;
        try (Postgres postgres = new Postgres(home.resolve("first"), PLATFORM, port)) {
            postgres.start();
            connectAs(home.resolve("first"), port);
            Flyway.configure().dataSource(postgres.jdbcUrl(), "meo", "meo").load().migrate();
            succeeds("recovery/archiving.sh", "--to", kept.toString());
            postgres.stop();
            postgres.start();
            succeeds("recovery/base-backup.sh", "--to", kept.toString(), "--data", data.toString());
            orders(1, 50);
            before = everyOrder(postgres);
            postgres.kill();
        }
        restored("second", "--newest", "--log", data.resolve("pg_wal").toString());
        try (Postgres postgres = new Postgres(home.resolve("second"), PLATFORM, port)) {
            postgres.start();
            connectAs(home.resolve("second"), port);
            assertThat(everyOrder(postgres)).isEqualTo(before);
            assertThat(succeeds("recovery/check.sh")).contains("All books agree.");
            assertThat(ask(postgres, "SHOW archive_mode")).isEqualTo("on");
            assertThat(ask(postgres, "SELECT timeline_id FROM pg_control_checkpoint()")).isEqualTo("2");
            execute(postgres, "UPDATE orders SET note = 'after the restore'");
            awaitArchived(postgres);
            assertThat(kept.resolve("wal/00000002.history.gz")).exists();
        }
    }

    @Test
    void nothingInTheArchiveIsWrittenOver() throws IOException {
        Path segment = Files.writeString(home.resolve("segment"), "one");
        String name = "000000010000000000000001";
        String[] call = {"recovery/archive-wal.sh", segment.toString(), name, kept.resolve("wal").toString()};
        succeeds(call);
        succeeds(call);
        Files.writeString(segment, "two");
        Run again = run(call);
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.output()).contains("holds something else");
        succeeds("recovery/fetch-wal.sh", name, home.resolve("back").toString(), kept.resolve("wal").toString());
        assertThat(home.resolve("back")).hasContent("one");
        assertThat(run("recovery/fetch-wal.sh", "00000001000000000000FFFF", home.resolve("none").toString(),
                kept.resolve("wal").toString()).exitCode()).isEqualTo(1);
    }

    @Test
    void aWeekStays() throws IOException {
        List<String> bases = new ArrayList<>();
        for (int days : List.of(20, 10, 8, 3, 0)) {
            int segment = 40 - days;
            Path base = Files.createDirectory(kept.resolve("base").resolve(ZonedDateTime.now(ZoneOffset.UTC).minusDays(days)
                    .format(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"))));
            bases.add(base.getFileName().toString());
            Files.writeString(base.resolve("backup_label"),
                    "START WAL LOCATION: 0/28 (file 0000000100000000%08X)%n".formatted(segment));
            // The log goes on under another timeline after a restore.
            Files.createFile(kept.resolve("wal").resolve("0000000%d00000000%08X.gz".formatted(days > 3 ? 1 : 2, segment)));
        }
        Files.createFile(kept.resolve("wal/00000002.history.gz"));
        succeeds("recovery/retain.sh", "--in", kept.toString());
        assertThat(names("base")).isEqualTo(bases.subList(2, 5));
        assertThat(names("wal")).containsExactly("000000010000000000000020.gz", "00000002.history.gz",
                "000000020000000000000025.gz", "000000020000000000000028.gz");
        succeeds("recovery/retain.sh", "--in", kept.toString(), "--days", "0");
        assertThat(names("base")).isEqualTo(bases.subList(4, 5));
    }

    @Test
    void refusesWhatCouldDoHarm() throws IOException {
        Path full = Files.createDirectory(home.resolve("full"));
        Files.createFile(full.resolve("PG_VERSION"));
        assertRefused("is not empty", "--newest", "--to", full.toString());
        assertRefused("TIME looks like", "--at", "2026-11-21 12:00:00", "--to", home.resolve("new").toString());
        assertRefused("no base backup ended before", "--at", "2026-11-21 12:00:00+00", "--to", home.resolve("new").toString());
        assertThat(run("recovery/retain.sh", "--in", kept.toString()).output()).contains("nothing is removed");
    }

    @Test
    void everyScriptSaysHowItIsCalled() throws IOException {
        try (Stream<Path> scripts = Files.list(Repository.path("recovery"))) {
            for (Path script : scripts.filter(file -> file.toString().endsWith(".sh")).toList()) {
                assertThat(run(script.toString(), "--help").output()).as(script.toString()).startsWith("usage: recovery/" + script.getFileName());
                assertThat(Files.readString(script)).contains("\nset -euo pipefail\n");
            }
        }
    }

    private void assertRefused(String reason, String... options) {
        List<String> command = new ArrayList<>(List.of("recovery/restore.sh", "--from", kept.toString()));
        command.addAll(List.of(options));
        environment = Map.of("PGBIN", programs().toString());
        Run run = run(command.toArray(String[]::new));
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains(reason);
    }

    private void assertDamageOfTheBackupIsSeen() throws IOException {
        Path wal = kept.resolve("wal");
        String first = names("wal").stream().filter(name -> name.matches("[0-9A-F]{24}\\.gz"))
                .reduce((one, other) -> other).orElseThrow();
        Files.move(wal.resolve(first), home.resolve(first));
        String gap = first.substring(0, 16) + "%08X.gz".formatted(Integer.parseInt(first.substring(16, 24), 16) + 1);
        Files.copy(home.resolve(first), wal.resolve(gap));
        Run verdict = run("recovery/verify-backup.sh", "--from", kept.toString());
        assertThat(verdict.exitCode()).isEqualTo(1);
        assertThat(verdict.output()).contains("has no " + first.substring(0, 24));
        Files.delete(wal.resolve(gap));
        Files.move(home.resolve(first), wal.resolve(first));

        Path control = kept.resolve("base").resolve(names("base").get(0)).resolve("PG_VERSION");
        Files.writeString(control, "x", StandardOpenOption.APPEND);
        assertThat(run("recovery/verify-backup.sh", "--from", kept.toString()).output()).contains("is not as it was written");
        Files.writeString(control, Files.readString(control).replace("x", ""));
    }

    private void restored(String name, String... options) throws IOException {
        Path data = home.resolve(name).resolve("postgres/data");
        Files.createDirectories(data.getParent());
        Files.copy(home.resolve("first/postgres/superuser"), data.resolveSibling("superuser"));
        List<String> command = new ArrayList<>(List.of("recovery/restore.sh", "--from", kept.toString(), "--to", data.toString()));
        command.addAll(List.of(options));
        succeeds(command.toArray(String[]::new));
    }

    private void connectAs(Path place, int port) throws IOException {
        environment = Map.of("PGHOST", "127.0.0.1", "PGPORT", String.valueOf(port), "PGDATABASE", "meo", "PGUSER", "postgres",
                "PGPASSWORD", Files.readString(place.resolve("postgres/superuser")), "PGBIN", programs().toString());
    }

    private void orders(int first, int count) {
        psql("bench/restore.sql", "first=" + first, "orders=" + count);
    }

    private void psql(String script, String... variables) {
        List<String> command = new ArrayList<>(List.of("psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-f", script));
        for (String variable : variables) {
            command.addAll(List.of("-v", variable));
        }
        succeeds(command.toArray(String[]::new));
    }

    /** The segment of now is put away. */
    private void awaitArchived(Postgres postgres) throws SQLException {
        String segment = ask(postgres, "SELECT pg_walfile_name(pg_current_wal_lsn())");
        assertThat(run("psql", "-Xqc", "SELECT pg_switch_wal()").exitCode()).isZero();
        Awaitility.await("the log is put away").atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(kept.resolve("wal").resolve(segment + ".gz")));
    }

    private List<String> names(String directory) throws IOException {
        try (Stream<Path> files = Files.list(kept.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Path programs() {
        try (Stream<Path> files = Files.list(PLATFORM)) {
            return files.map(file -> file.resolve("bin/pg_ctl")).filter(Files::isExecutable).findFirst().orElseThrow().getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String everyOrder(Postgres postgres) throws SQLException {
        return ask(postgres, """
                SELECT count(*) || ' ' || md5(string_agg(CAST(o AS text) || coalesce(CAST(p AS text), ''), '' ORDER BY o.id, p.id))
                  FROM orders o LEFT JOIN payment p ON p.order_number = o.number""");
    }

    private static void execute(Postgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), "meo", "meo");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Postgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), "meo", "meo");
                Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String succeeds(String... command) {
        Run run = run(command);
        assertThat(run.exitCode()).as(String.join(" ", command) + ": " + run.output()).isZero();
        return run.output();
    }

    /** As whoever PostgreSQL runs as: it refuses root, so the quickstart runs it in a user namespace without mappings. */
    private Run run(String... command) {
        List<String> all = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            all.addAll(List.of("unshare", "-U"));
        }
        all.addAll(List.of(command));
        try {
            ProcessBuilder builder = new ProcessBuilder(all).directory(Repository.path("").toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Path output = home.resolve("output");
            Process process = builder.redirectOutput(output.toFile()).start();
            assertThat(process.onExit().orTimeout(120, TimeUnit.SECONDS).join().exitValue()).isNotNegative();
            return new Run(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
