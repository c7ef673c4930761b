package org.meo.delivery;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Objects that start pods. */
final class Workload {

    private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "DaemonSet", "Job");

    private Workload() {
    }

    static List<JsonObject> of(List<JsonObject> objects) {
        return objects.stream().filter(object -> KINDS.contains(Kustomize.kind(object))).toList();
    }

    static JsonObject pod(JsonObject workload) {
        return Kustomize.at(workload, "spec/template/spec").getAsJsonObject();
    }

    static JsonObject labels(JsonObject workload) {
        return Kustomize.at(workload, "spec/template/metadata/labels").getAsJsonObject();
    }

    /** Those that run first, too. */
    static List<JsonObject> containers(JsonObject workload) {
        List<JsonObject> containers = new ArrayList<>(objects(pod(workload), "initContainers"));
        containers.addAll(objects(pod(workload), "containers"));
        return containers;
    }

    /** The items of a list that may be missing. */
    static List<JsonObject> objects(JsonObject object, String list) {
        JsonElement items = object.get(list);
        return items == null ? List.of() : ((JsonArray) items).asList().stream().map(JsonElement::getAsJsonObject).toList();
    }
}
