package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What Argo CD is told to keep equal to the repository. */
class GitOpsTest {

    @Test
    void everyApplicationIsADirectoryThatIsDelivered() {
        Set<String> paths = new TreeSet<>();
        for (JsonObject application : Kustomize.all(Kustomize.render("argo-cd"), "Application")) {
            String path = Kustomize.at(application, "spec/source/path").getAsString();
            paths.add(path.replaceFirst("^kubernetes/", ""));
            String namespace = Kustomize.at(application, "spec/destination/namespace").getAsString();
            assertThat(Kustomize.all(Kustomize.render(path.replaceFirst("^kubernetes/", "")), "Namespace")).as(path)
                    .allMatch(object -> Kustomize.name(object).equals(namespace));
        }
        Set<String> delivered = new TreeSet<>(Kustomize.DELIVERED);
        // Argo CD does not bring itself, and pod monitors are for clusters with the operator.
        delivered.removeAll(Set.of("argo-cd", "monitoring/operator"));
        assertThat(paths).isEqualTo(delivered);
    }

    @Test
    void projectLetsThemWriteWhereTheyMustAndNowhereElse() {
        List<JsonObject> objects = Kustomize.render("argo-cd");
        JsonObject project = Kustomize.all(objects, "AppProject").get(0);
        Set<JsonElement> allowed = new HashSet<>();
        Workload.objects(project.getAsJsonObject("spec"), "destinations").forEach(destination -> allowed.add(destination.get("namespace")));
        Set<JsonElement> needed = new HashSet<>();
        for (JsonObject application : Kustomize.all(objects, "Application")) {
            needed.add(Kustomize.at(application, "spec/destination/namespace"));
            assertThat(Kustomize.at(application, "spec/project").getAsString()).isEqualTo(Kustomize.name(project));
            assertThat(Kustomize.at(project, "spec/sourceRepos").getAsJsonArray()).contains(Kustomize.at(application, "spec/source/repoURL"));
        }
        assertThat(allowed).isEqualTo(needed);
        assertThat(project.toString()).doesNotContain("\"*\"");
    }

    /** Kinds without a namespace must be named, or the whole application is refused. */
    @Test
    void projectAllowsTheKindsThatBelongToNoNamespace() {
        JsonObject project = Kustomize.all(Kustomize.render("argo-cd"), "AppProject").get(0);
        Set<String> allowed = new TreeSet<>();
        Workload.objects(project.getAsJsonObject("spec"), "clusterResourceWhitelist").forEach(kind -> allowed.add(kind.get("kind").getAsString()));
        Set<String> delivered = new TreeSet<>();
        Kustomize.DELIVERED.stream().filter(directory -> !directory.equals("argo-cd")).flatMap(directory -> Kustomize.render(directory).stream())
                .filter(object -> !object.getAsJsonObject("metadata").has("namespace")).forEach(object -> delivered.add(Kustomize.kind(object)));
        assertThat(allowed).isEqualTo(delivered);
    }
}
