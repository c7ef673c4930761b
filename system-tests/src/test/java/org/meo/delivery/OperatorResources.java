package org.meo.delivery;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Checks resources of operators (KEDA, Argo, CloudNativePG ...) by {@code kubernetes/tools}. */
final class OperatorResources {

    private OperatorResources() {
    }

    /** Everything that is wrong with them, a line each; empty when they are right. */
    static List<String> problems(List<JsonObject> objects) {
        try {
            Path file = Files.createTempFile("resources", ".json");
            try {
                Files.writeString(file, new Gson().toJson(objects));
                NodeProject.Run check = NodeProject.installed("kubernetes/tools").run(Map.of(), "check.mjs", file.toString());
                List<String> lines = check.output().lines().toList();
                if (check.exitCode() != 0 && lines.isEmpty()) {
                    throw new IllegalStateException("check.mjs ended with " + check.exitCode());
                }
                return lines;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
