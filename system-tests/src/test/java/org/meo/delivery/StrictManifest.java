package org.meo.delivery;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ClusterRole;
import io.kubernetes.client.openapi.models.V1ClusterRoleBinding;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1DaemonSet;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V1ValidatingAdmissionPolicy;
import io.kubernetes.client.openapi.models.V1ValidatingAdmissionPolicyBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks a rendered object as an API server with strict field validation would: known version and kind, no unknown
 * or missing field, every value of its type.
 *
 * <p>The generated models refuse unknown and missing fields when they are read, but coerce types ({@code port: "80"}
 * becomes a number). So what was read is written again: a value that changed on the way was not of its type.
 */
final class StrictManifest {

    /** What may be delivered. A version that clusters no longer serve is not in it. */
    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("v1/Namespace", V1Namespace.class),
            Map.entry("v1/ConfigMap", V1ConfigMap.class),
            Map.entry("v1/Service", V1Service.class),
            Map.entry("v1/ServiceAccount", V1ServiceAccount.class),
            Map.entry("admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy", V1ValidatingAdmissionPolicy.class),
            Map.entry("admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding", V1ValidatingAdmissionPolicyBinding.class),
            Map.entry("apps/v1/DaemonSet", V1DaemonSet.class),
            Map.entry("apps/v1/Deployment", V1Deployment.class),
            Map.entry("apps/v1/StatefulSet", V1StatefulSet.class),
            Map.entry("batch/v1/Job", V1Job.class),
            Map.entry("networking.k8s.io/v1/Ingress", V1Ingress.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class),
            Map.entry("rbac.authorization.k8s.io/v1/ClusterRole", V1ClusterRole.class),
            Map.entry("rbac.authorization.k8s.io/v1/ClusterRoleBinding", V1ClusterRoleBinding.class),
            Map.entry("rbac.authorization.k8s.io/v1/Role", V1Role.class),
            Map.entry("rbac.authorization.k8s.io/v1/RoleBinding", V1RoleBinding.class));

    private StrictManifest() {
    }

    /** Whether Kubernetes itself has it; what operators bring is checked by {@link OperatorResources}. */
    static boolean isBuiltIn(JsonObject object) {
        String group = text(object, "apiVersion").replaceFirst("/?[^/]*$", "");
        return !group.contains(".") || group.endsWith(".k8s.io");
    }

    /** Everything that is wrong with the object, a sentence each; empty when it is right. */
    static List<String> problems(JsonObject object) {
        String kind = text(object, "apiVersion") + "/" + text(object, "kind");
        Class<?> model = MODELS.get(kind);
        if (model == null) {
            return List.of(kind + " is not among the kinds that are delivered: " + MODELS.keySet());
        }
        List<String> problems = new ArrayList<>();
        try {
            Object read = JSON.getGson().fromJson(object, model);
            compare("", object, JSON.getGson().toJsonTree(read, model), problems);
        } catch (JsonParseException | IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
        return problems;
    }

    private static String text(JsonObject object, String field) {
        return object.has(field) ? object.get(field).getAsString() : "(no " + field + ")";
    }

    private static void compare(String path, JsonElement written, JsonElement read, List<String> problems) {
        if (read == null) {
            problems.add(path + " is not known");
        } else if (written instanceof JsonObject object && read instanceof JsonObject readObject) {
            object.entrySet().forEach(field -> compare(path + "/" + field.getKey(), field.getValue(),
                    readObject.get(field.getKey()), problems));
        } else if (written instanceof JsonArray array && read instanceof JsonArray readArray
                && array.size() == readArray.size()) {
            for (int i = 0; i < array.size(); i++) {
                compare(path + "/" + i, array.get(i), readArray.get(i), problems);
            }
        } else if (!written.equals(read)) {
            problems.add(path + " is " + written + " where the API has " + read);
        }
    }
}
