package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The brokers and those who keep their lock know each other by the names that Kubernetes gives them. */
class BrokerPairManifestsTest {

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void twoBrokersAskTheLockKeepersByTheirNames(String environment) throws IOException {
        List<JsonObject> objects = Kustomize.render("overlays/" + environment);
        JsonObject broker = Kustomize.find(objects, "StatefulSet", "meo-artemis");
        JsonObject keepers = Kustomize.find(objects, "StatefulSet", "meo-zookeeper");
        List<String> keeping = Pattern.compile("(?m)^server\\.\\d+=([^:]+):2888:3888$").matcher(Repository.read("kubernetes/components/broker/zoo.cfg"))
                .results().map((MatchResult server) -> server.group(1)).toList();

        assertThat(Kustomize.at(broker, "spec/replicas").getAsInt()).as("a pair").isEqualTo(2);
        assertThat(keeping).hasSize(Kustomize.at(keepers, "spec/replicas").getAsInt()).hasSize(3);
        for (int i = 0; i < keeping.size(); i++) {
            assertThat(keeping.get(i)).isEqualTo("meo-zookeeper-" + i + "." + Kustomize.at(keepers, "spec/serviceName").getAsString());
        }
        assertThat(variable(broker, "MEO_PAIR_ZOOKEEPER")).isEqualTo(String.join(":2181,", keeping) + ":2181");
        assertThat(variable(broker, "MEO_PAIR_SERVICE")).isEqualTo(Kustomize.at(broker, "spec/serviceName").getAsString());
        JsonObject pair = Kustomize.find(objects, "Service", variable(broker, "MEO_PAIR_SERVICE"));
        assertThat(Kustomize.at(pair, "spec/publishNotReadyAddresses").getAsBoolean()).as("a copy is never ready").isTrue();
        assertThat(Kustomize.at(broker, "spec/updateStrategy/type").getAsString()).as("a copy is never ready").isEqualTo("OnDelete");
    }

    private static String variable(JsonObject workload, String name) {
        return Workload.objects(Workload.containers(workload).get(0), "env").stream()
                .filter(variable -> variable.get("name").getAsString().equals(name)).findFirst().orElseThrow().get("value").getAsString();
    }
}
