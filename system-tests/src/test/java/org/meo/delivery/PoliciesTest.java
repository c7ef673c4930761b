package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.ToNumberPolicy;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lets the rules of {@code kubernetes/policies} judge what is delivered, and what must not be, as the API server would. */
class PoliciesTest {

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS).addVar("object", SimpleType.DYN).addVar("variables", SimpleType.DYN).build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().build();
    private static final Gson GSON = new GsonBuilder().setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE).create();

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void allThatIsDeliveredIsAllowed(String environment) {
        List<JsonObject> workloads = Workload.of(Kustomize.render("overlays/" + environment));
        assertThat(workloads).hasSizeGreaterThan(4)
                .allSatisfy(workload -> assertThat(objections(workload)).as(Kustomize.name(workload)).isEmpty());
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                change("Runs as root", pod -> pod.getAsJsonObject("securityContext").remove("runAsNonRoot")),
                change("Runs as root", pod -> context(pod).addProperty("runAsUser", 0)),
                change("seccomp", pod -> pod.getAsJsonObject("securityContext").remove("seccompProfile")),
                change("Can write", pod -> context(pod).addProperty("readOnlyRootFilesystem", false)),
                change("rights", pod -> context(pod).remove("allowPrivilegeEscalation")),
                change("rights", pod -> Kustomize.at(context(pod), "capabilities").getAsJsonObject().add("add", GSON.toJsonTree(List.of("NET_RAW")))),
                change("no fixed version", pod -> container(pod).addProperty("image", "meo/storefront:latest")),
                change("no fixed version", pod -> container(pod).addProperty("image", "registry.example:5000/meo/storefront")),
                change("what it needs", pod -> container(pod).getAsJsonObject("resources").remove("limits")),
                change("its node", pod -> pod.addProperty("hostNetwork", true)),
                change("its node", pod -> pod.getAsJsonArray("volumes").add(GSON.toJsonTree(Map.of("name", "x", "hostPath", Map.of("path", "/"))))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongIsRefused(String objection, Consumer<JsonObject> change) {
        JsonObject workload = Kustomize.find(Kustomize.render("overlays/prod"), "Deployment", "meo-storefront").deepCopy();
        change.accept(Workload.pod(workload));
        assertThat(objections(workload)).singleElement().asString().contains(objection);
    }

    @Test
    void rulesHoldForAllKindsAndEnvironmentsOfTheStore() {
        List<JsonObject> objects = Kustomize.render("policies");
        JsonObject binding = Kustomize.all(objects, "ValidatingAdmissionPolicyBinding").get(0);
        TreeSet<String> kinds = new TreeSet<>();
        Workload.objects(Kustomize.at(policy(), "spec/matchConstraints").getAsJsonObject(), "resourceRules")
                .forEach(rule -> rule.getAsJsonArray("resources").forEach(resource -> kinds.add(resource.getAsString())));

        assertThat(kinds).containsExactly("daemonsets", "deployments", "jobs", "statefulsets");
        assertThat(Kustomize.at(binding, "spec/policyName").getAsString()).isEqualTo(Kustomize.name(policy()));
        assertThat(Kustomize.at(binding, "spec/validationActions").toString()).contains("Deny");
        assertThat(Kustomize.at(binding, "spec/matchResources/namespaceSelector/matchExpressions/0/values").getAsJsonArray())
                .extracting(JsonElement::getAsString).containsExactlyInAnyOrder("meo", "meo-staging", "meo-dev");
    }

    /** The messages of the rules that the object breaks. */
    private static List<String> objections(JsonObject workload) {
        Map<String, Object> variables = new HashMap<>();
        Map<String, Object> values = new HashMap<>(Map.of("object", GSON.fromJson(workload, Map.class), "variables", variables));
        Workload.objects(policy().getAsJsonObject("spec"), "variables").forEach(variable ->
                variables.put(variable.get("name").getAsString(), evaluate(variable, values)));
        List<String> objections = new ArrayList<>();
        for (JsonObject rule : Workload.objects(policy().getAsJsonObject("spec"), "validations")) {
            if (!Boolean.TRUE.equals(evaluate(rule, values))) {
                objections.add(rule.get("message").getAsString());
            }
        }
        return objections;
    }

    private static Object evaluate(JsonObject rule, Map<String, Object> values) {
        try {
            CelAbstractSyntaxTree expression = COMPILER.compile(rule.get("expression").getAsString()).getAst();
            return RUNTIME.createProgram(expression).eval(values);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(rule + ": " + e.getMessage(), e);
        }
    }

    private static JsonObject policy() {
        return Kustomize.all(Kustomize.render("policies"), "ValidatingAdmissionPolicy").get(0);
    }

    private static Arguments change(String objection, Consumer<JsonObject> change) {
        return Arguments.of(objection, change);
    }

    private static JsonObject container(JsonObject pod) {
        return pod.getAsJsonArray("containers").get(0).getAsJsonObject();
    }

    private static JsonObject context(JsonObject pod) {
        return container(pod).getAsJsonObject("securityContext");
    }
}
