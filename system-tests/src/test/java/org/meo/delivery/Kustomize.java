package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Renders a directory below {@code kubernetes} as an operator would. */
final class Kustomize {

    /** All that is delivered, each applied for itself. */
    static final List<String> DELIVERED = List.of("overlays/dev", "overlays/staging", "overlays/prod", "monitoring",
            "monitoring/operator", "logs", "policies", "argo-cd");

    private static final Map<String, List<JsonObject>> RENDERED = new ConcurrentHashMap<>();

    private Kustomize() {
    }

    /** The objects, to be read only. */
    static List<JsonObject> render(String directory) {
        return RENDERED.computeIfAbsent(directory, Kustomize::run);
    }

    static JsonObject find(List<JsonObject> objects, String kind, String name) {
        return objects.stream().filter(object -> kind.equals(kind(object)) && name.equals(name(object)))
                .findFirst().orElseThrow(() -> new AssertionError("no " + kind + " " + name + " is rendered"));
    }

    static List<JsonObject> all(List<JsonObject> objects, String kind) {
        return objects.stream().filter(object -> kind.equals(kind(object))).toList();
    }

    static String kind(JsonObject object) {
        return object.get("kind").getAsString();
    }

    static String name(JsonObject object) {
        return object.getAsJsonObject("metadata").get("name").getAsString();
    }

    /** What is at a path of fields and numbers of items, as {@code spec/containers/0}. */
    static JsonElement at(JsonObject object, String path) {
        JsonElement at = object;
        for (String step : path.split("/")) {
            at = at.isJsonArray() ? at.getAsJsonArray().get(Integer.parseInt(step)) : at.getAsJsonObject().get(step);
        }
        return at;
    }

    private static List<JsonObject> run(String directory) {
        Tool.Run kustomize = Tool.onPath("kubectl", "Kubernetes 1.32 or newer").run("kubernetes", List.of("kustomize", directory));
        assertThat(kustomize.exitCode()).as(kustomize.output()).isZero();
        Gson gson = new Gson();
        return StreamSupport.stream(new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(kustomize.output()).spliterator(), false)
                .map(object -> gson.toJsonTree(object).getAsJsonObject()).toList();
    }
}
