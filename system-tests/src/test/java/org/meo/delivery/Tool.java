package org.meo.delivery;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that checks something delivered. Without it the tests that need it are skipped on a developer's machine and fail
 * in the pipeline.
 */
final class Tool {

    private static final int PATIENCE_SECONDS = 120;

    private final String name;

    private Tool(String name) {
        this.name = name;
    }

    /** @param output what it printed, errors too */
    record Run(int exitCode, String output) {
    }

    /** @param origin where it can be had, for instance the name of a package */
    static Tool onPath(String name, String origin) {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
        String missing = name + " is not on the PATH; it is in " + origin;
        if (!there && "true".equals(System.getenv("CI"))) {
            fail(missing);
        }
        assumeTrue(there, missing);
        return new Tool(name);
    }

    /** Runs it to the end in a directory of the repository. */
    Run run(String directory, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile(name, ".txt");
            try {
                Process process = new ProcessBuilder(command).directory(Repository.path(directory).toFile())
                        .redirectErrorStream(true).redirectOutput(output.toFile()).start();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(command + " took more than " + PATIENCE_SECONDS + " s");
                }
                return new Run(process.exitValue(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
