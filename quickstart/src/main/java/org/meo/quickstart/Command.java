package org.meo.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program that does one thing and ends. */
final class Command {

    private Command() {
    }

    /**
     * Runs the command, appends its output to the log and returns it.
     *
     * @param what the attempt in words, for the message
     * @throws StartException when it cannot be run, ends with another code than 0, or takes longer than five minutes
     */
    static String run(String what, Path log, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("meo-command", ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                        .redirectOutput(output.toFile()).redirectInput(nothing());
                builder.environment().putAll(environment);
                Process process = builder.start();
                boolean ended = process.waitFor(5, TimeUnit.MINUTES);
                if (!ended) {
                    process.destroyForcibly().waitFor();
                }
                String text = Files.readString(output, StandardCharsets.UTF_8);
                Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                if (!ended || process.exitValue() != 0) {
                    throw new StartException(what + " failed; see " + log);
                }
                return text;
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new StartException(what + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException(what + " was interrupted.", e);
        }
    }

    private static ProcessBuilder.Redirect nothing() {
        return ProcessBuilder.Redirect.from(new java.io.File(Child.WINDOWS ? "NUL" : "/dev/null"));
    }
}
