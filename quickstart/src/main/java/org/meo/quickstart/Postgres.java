package org.meo.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * A real PostgreSQL of this machine's own, set up as in production as far as one machine goes: every commit is on disk
 * before it is answered. Database, user and password are {@code meo}; the user owns the database and is no superuser.
 */
public final class Postgres extends Part {

    private static final List<String> EXTENSIONS = List.of("pg_trgm", "unaccent", "pgcrypto", "btree_gist",
            "pg_stat_statements");

    private final Path platform;
    private final int port;
    private Path binaries;
    private volatile ProcessHandle postmaster;
    private Child guard;

    /**
     * @param home     where {@code postgres/} with the data is, or will be made
     * @param platform where the programs are unpacked; see {@link Settings#platform}
     * @param port     on the loopback interface
     */
    public Postgres(Path home, Path platform, int port) {
        super("PostgreSQL", home);
        this.platform = platform;
        this.port = port;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** For user and password {@code meo}. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/meo";
    }

    @Override
    public long pid() {
        return handle().pid();
    }

    @Override
    public boolean isRunning() {
        ProcessHandle handle = postmaster;
        return handle != null && handle.isAlive();
    }

    @Override
    ProcessHandle handle() {
        ProcessHandle handle = postmaster;
        if (handle == null) {
            throw new IllegalStateException("PostgreSQL does not run");
        }
        return handle;
    }

    @Override
    String logName() {
        return "postgres";
    }

    @Override
    void launch() {
        binaries = PostgresBinaries.in(platform);
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            create();
        }
        clearStalePid();
        Command.run("Starting PostgreSQL", log(), Map.of(), program("pg_ctl", "start", "-w", "-t", "60", "-D",
                data().toString(), "-l", log().toString(), "-o", options()));
        long pid = noted().orElseThrow(() -> new StartException("PostgreSQL ended during its start; see " + log()));
        postmaster = ProcessHandle.of(pid)
                .orElseThrow(() -> new StartException("PostgreSQL ended during its start; see " + log()));
        if (!Child.WINDOWS) {
            guard = guard();
        }
        prepare();
    }

    @Override
    void end() {
        if (isRunning()) {
            Command.run("Stopping PostgreSQL", log(), Map.of(),
                    program("pg_ctl", "stop", "-w", "-m", "fast", "-D", data().toString()));
        }
        release();
    }

    @Override
    void halt() {
        ProcessHandle handle = postmaster;
        if (handle != null) {
            // Its children notice that the postmaster is gone and end; what they had not committed is lost, as meant.
            List<ProcessHandle> backends = handle.children().toList();
            handle.destroyForcibly();
            Child.awaitExit(handle, Duration.ofSeconds(5));
            // One that is busy notices late, and keeps the shared memory that the next start wants.
            backends.stream().filter(backend -> !Child.awaitExit(backend, Duration.ofSeconds(5))).forEach(backend -> {
                backend.destroyForcibly();
                Child.awaitExit(backend, Duration.ofSeconds(5));
            });
        }
        release();
    }

    private void release() {
        postmaster = null;
        if (guard != null) {
            guard.kill();
            guard = null;
        }
    }

    private Path data() {
        return home().resolve("postgres").resolve("data");
    }

    private Path superuserPassword() {
        return home().resolve("postgres").resolve("superuser");
    }

    /** A data directory appears whole or not at all, so that a start that was cut short does no harm. */
    private void create() {
        Path fresh = data().resolveSibling("data.new");
        try {
            Files.createDirectories(home().resolve("postgres"));
            PostgresBinaries.delete(fresh);
            Files.writeString(superuserPassword(), UUID.randomUUID().toString());
            Command.run("Creating the database", log(), Map.of(),
                    program("initdb", "-D", fresh.toString(), "-U", "postgres", "--pwfile", superuserPassword().toString(),
                            "--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8", "--locale=C"));
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartException("Cannot create the database in " + data() + ": " + e.getMessage(), e);
        }
    }

    /**
     * PostgreSQL refuses to start while the process noted by the last run lives. After a crash of the machine that
     * number may be anybody's; after a crash of the supervisor it may be a postmaster that is just shutting down.
     */
    private void clearStalePid() {
        Optional<ProcessHandle> noted = noted().flatMap(ProcessHandle::of);
        boolean postgres = noted.flatMap(handle -> handle.info().command())
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres")).orElse(true);
        if (noted.isPresent() && postgres) {
            if (!Child.awaitExit(noted.get(), Duration.ofSeconds(10))) {
                Command.run("Stopping a left over PostgreSQL", log(), Map.of(),
                        program("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data().toString()));
            }
            return;
        }
        try {
            Files.deleteIfExists(data().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new StartException("Cannot delete " + data().resolve("postmaster.pid") + ": " + e.getMessage(), e);
        }
    }

    private Optional<Long> noted() {
        Path file = data().resolve("postmaster.pid");
        try (var lines = Files.exists(file) ? Files.lines(file) : java.util.stream.Stream.<String>empty()) {
            return lines.findFirst().map(line -> Long.parseLong(line.trim()));
        } catch (IOException e) {
            throw new StartException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private String options() {
        return String.join(" ", List.of("-p " + port, "-c listen_addresses=127.0.0.1", "-c unix_socket_directories=",
                "-c max_connections=150", "-c max_prepared_transactions=64", "-c shared_buffers=256MB",
                "-c effective_cache_size=1GB", "-c work_mem=8MB", "-c maintenance_work_mem=128MB",
                "-c random_page_cost=1.1", "-c jit=off", "-c fsync=on", "-c synchronous_commit=on",
                "-c checkpoint_timeout=15min", "-c max_wal_size=2GB", "-c min_wal_size=256MB", "-c wal_compression=on",
                "-c timezone=UTC", "-c log_timezone=UTC", "-c idle_in_transaction_session_timeout=5min",
                "-c log_min_duration_statement=500", "-c log_lock_waits=on", "-c log_line_prefix=%m_[%p]_%a_",
                "-c shared_preload_libraries=pg_stat_statements"));
    }

    /** Role, database and extensions: what is there already stays as it is. */
    private void prepare() {
        try {
            Properties superuser = new Properties();
            superuser.setProperty("user", "postgres");
            superuser.setProperty("password", Files.readString(superuserPassword()));
            String url = "jdbc:postgresql://127.0.0.1:" + port + "/";
            try (Connection connection = DriverManager.getConnection(url + "postgres", superuser);
                    Statement statement = connection.createStatement()) {
                if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = 'meo'")) {
                    statement.execute("CREATE ROLE meo LOGIN PASSWORD 'meo'");
                }
                if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = 'meo'")) {
                    statement.execute("CREATE DATABASE meo OWNER meo");
                }
            }
            try (Connection connection = DriverManager.getConnection(url + "meo", superuser);
                    Statement statement = connection.createStatement()) {
                for (String extension : EXTENSIONS) {
                    statement.execute("CREATE EXTENSION IF NOT EXISTS " + extension);
                }
            }
        } catch (IOException | SQLException e) {
            throw new StartException("Cannot prepare the database: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** The postmaster is nobody's child, so a shell waits for the end of its input and then stops it. */
    private Child guard() {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c",
                "trap '' INT TERM HUP; cat > /dev/null; exec \"$@\"", "postgres-guard"));
        command.addAll(program("pg_ctl", "stop", "-m", "fast", "-D", data().toString()));
        return Child.start(home(), "postgres-guard", command, Map.of(), home());
    }

    /** PostgreSQL refuses to run as root; in a user namespace without mappings root is nobody in particular. */
    private List<String> program(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isRoot() {
        return !Child.WINDOWS && "root".equals(System.getProperty("user.name"));
    }
}
