package org.meo.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of the platform that lives as long as the supervisor wants and never longer: its standard input is a pipe
 * from here (see {@link ParentWatch}), Ctrl-C in the terminal does not reach it, and its id is noted on disk so that
 * the next start can wait for what a killed supervisor left behind.
 */
final class Child {

    private static final long LOG_LIMIT = 20L << 20;
    static final boolean WINDOWS = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private final Process process;
    private final Path note;

    private Child(Process process, Path note) {
        this.process = process;
        this.note = note;
    }

    /**
     * @param home        the data directory of this run
     * @param name        names the log and the note
     * @param environment added to the supervisor's own
     * @throws StartException when the program cannot be run at all
     */
    static Child start(Path home, String name, List<String> command, Map<String, String> environment, Path directory) {
        Path log = log(home, name);
        try {
            keepLogSmall(log);
            ProcessBuilder builder = new ProcessBuilder(deafToCtrlC(command)).directory(directory.toFile())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            Path note = Files.createDirectories(home.resolve("run")).resolve(name + ".pid");
            Instant started = process.info().startInstant().orElse(Instant.EPOCH);
            Files.writeString(note, process.pid() + " " + started.toEpochMilli());
            return new Child(process, note);
        } catch (IOException e) {
            throw new StartException("Cannot run " + command.get(0) + " for " + name + ": " + e.getMessage(), e);
        }
    }

    /** Where the output of the named part goes. */
    static Path log(Path home, String name) {
        try {
            return Files.createDirectories(home.resolve("log")).resolve(name + ".log");
        } catch (IOException e) {
            throw new StartException("Cannot write to " + home + ": " + e.getMessage(), e);
        }
    }

    /** Waits for processes of an earlier run that was killed; what does not end by itself is ended. */
    static void awaitLeftovers(Path home, Duration patience) {
        List<ProcessHandle> left = new ArrayList<>();
        Path run = home.resolve("run");
        if (!Files.isDirectory(run)) {
            return;
        }
        try (var notes = Files.newDirectoryStream(run, "*.pid")) {
            for (Path note : notes) {
                leftover(Files.readString(note)).ifPresent(left::add);
                Files.delete(note);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long end = System.nanoTime() + patience.toNanos();
        for (ProcessHandle handle : left) {
            if (!awaitExit(handle, Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                handle.destroyForcibly();
                awaitExit(handle, Duration.ofSeconds(5));
            }
        }
    }

    /** A number alone could meanwhile belong to somebody else's process, so the time of its start must match too. */
    private static Optional<ProcessHandle> leftover(String note) {
        String[] parts = note.trim().split(" ");
        if (parts.length != 2) {
            return Optional.empty();
        }
        long started = Long.parseLong(parts[1]);
        return ProcessHandle.of(Long.parseLong(parts[0])).filter(handle -> handle.info().startInstant()
                .map(instant -> instant.toEpochMilli() == started).orElse(false));
    }

    static boolean awaitExit(ProcessHandle handle, Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !handle.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Asks the process to end, and ends it when it has not within the given time. */
    void stop(Duration patience) {
        process.destroy();
        if (!awaitExit(process.toHandle(), patience)) {
            process.destroyForcibly();
        }
        forget();
    }

    /** Ends the process as a crash would. */
    void kill() {
        process.destroyForcibly();
        forget();
    }

    private void forget() {
        awaitExit(process.toHandle(), Duration.ofSeconds(5));
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * In a terminal Ctrl-C goes to every process of the group at once, but the parts have to end in order. An ignored
     * signal stays ignored across exec, and a JVM leaves it so.
     */
    private static List<String> deafToCtrlC(List<String> command) {
        if (WINDOWS) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static void keepLogSmall(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
