package org.meo.delivery;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A small Node program of this repository, with what it needs installed, in a copy under {@code target}. Without Node.js
 * its tests are skipped on a developer's machine and fail in the pipeline.
 */
public final class NodeProject {

    private static final Path TARGET = Path.of("target", "node");
    private static final int PATIENCE_MINUTES = 3;

    private final Path directory;

    private NodeProject(Path directory) {
        this.directory = directory;
    }

    /** @param output what it printed, errors too */
    public record Run(int exitCode, String output) {
    }

    /** @param relative directory of the {@code package.json}, from the root of the repository */
    public static NodeProject installed(String relative) {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(isThere("npm"), "npm is not on the PATH");
        }
        Path source = Repository.path(relative);
        Path copy = TARGET.resolve(relative.replace('/', '-')).toAbsolutePath();
        try {
            Files.createDirectories(copy);
            try (Stream<Path> files = Files.list(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Run install = run(copy, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"), Map.of());
        if (install.exitCode() != 0) {
            throw new IllegalStateException("npm ci in " + relative + ": " + install.output());
        }
        return new NodeProject(copy);
    }

    /** Runs one of its scripts to the end. */
    public Run run(Map<String, String> environment, String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        return run(directory, command, environment);
    }

    private static boolean isThere(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
    }

    private static Run run(Path directory, List<String> command, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile(Files.createDirectories(TARGET), "run", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        command + " took more than " + PATIENCE_MINUTES + " minutes: " + Files.readString(output));
            }
            return new Run(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
