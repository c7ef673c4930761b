package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What operators are asked for, held against the operators' own types; and the check itself. */
class OperatorResourcesTest {

    @Test
    void everyResourceIsValid() {
        List<JsonObject> objects = Kustomize.DELIVERED.stream().flatMap(directory -> Kustomize.render(directory).stream())
                .filter(object -> !StrictManifest.isBuiltIn(object)).toList();

        assertThat(objects).extracting(Kustomize::kind).contains("ScaledObject", "Rollout", "AnalysisTemplate", "Cluster",
                "ScheduledBackup", "ObjectStore", "ExternalSecret", "PodMonitor", "Application", "AppProject");
        assertThat(OperatorResources.problems(objects)).isEmpty();
    }

    @Test
    void checkFindsWhatIsWrong() {
        List<JsonObject> wrong = List.of(
                changed("ScaledObject", scaled -> scaled.getAsJsonObject("spec").addProperty("maxReplicas", 10)),
                changed("ScaledObject", scaled -> Kustomize.at(scaled, "spec/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown/policies/0")
                        .getAsJsonObject().addProperty("period", 1)),
                changed("ScaledObject", scaled -> scaled.getAsJsonObject("spec").addProperty("minReplicaCount", "3")),
                changed("Rollout", rollout -> Kustomize.at(rollout, "spec/strategy/canary/steps/0").getAsJsonObject().addProperty("weight", 1)),
                changed("Cluster", cluster -> cluster.getAsJsonObject("spec").remove("instances")),
                changed("Cluster", cluster -> cluster.addProperty("apiVersion", "postgresql.cnpg.io/v1alpha1")),
                changed("Cluster", cluster -> Kustomize.at(cluster, "spec/plugins/0").getAsJsonObject().addProperty("walArchiver", true)),
                changed("ObjectStore", store -> Kustomize.at(store, "spec/configuration/wal").getAsJsonObject().addProperty("parallel", 4)),
                changed("ObjectStore", store -> Kustomize.at(store, "spec/configuration/wal").getAsJsonObject().addProperty("maxParallel", "4")),
                changed("ObjectStore", store -> Kustomize.at(store, "spec/configuration").getAsJsonObject().remove("destinationPath")));

        assertThat(OperatorResources.problems(wrong)).satisfiesExactly(
                problem -> assertThat(problem).contains("/spec/maxReplicas is not known"),
                problem -> assertThat(problem).contains("/policies/0/period is not known"),
                problem -> assertThat(problem).contains("minReplicaCount must be integer"),
                problem -> assertThat(problem).contains("/steps/0/weight is not known"),
                problem -> assertThat(problem).contains("instances"),
                problem -> assertThat(problem).contains("v1alpha1"),
                problem -> assertThat(problem).contains("/plugins/0/walArchiver is not known"),
                problem -> assertThat(problem).contains("/wal/parallel is not known"),
                problem -> assertThat(problem).contains("/wal/maxParallel must be number"),
                problem -> assertThat(problem).contains("/configuration/destinationPath is missing"));
    }

    private static JsonObject changed(String kind, Consumer<JsonObject> change) {
        JsonObject object = Kustomize.all(Kustomize.render("overlays/prod"), kind).get(0).deepCopy();
        change.accept(object);
        return object;
    }
}
