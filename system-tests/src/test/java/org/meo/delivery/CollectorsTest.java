package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Where traces and logs go. */
class CollectorsTest {

    private static final String TRACES = "kubernetes/components/telemetry/collector-config.yaml";
    private static final String LOGS = "kubernetes/logs/fluent-bit.yaml";

    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void storeSendsItsTracesToTheCollector(String environment) throws IOException {
        List<JsonObject> objects = Kustomize.render("overlays/" + environment);
        URI endpoint = URI.create(Settings.of(objects).get("OTEL_EXPORTER_OTLP_ENDPOINT").getAsString());
        JsonObject service = Kustomize.find(objects, "Service", endpoint.getHost());

        assertThat(Workload.objects(service.getAsJsonObject("spec"), "ports")).extracting(port -> port.get("port").getAsInt()).contains(endpoint.getPort());
        assertThat(Kustomize.at(Kustomize.find(objects, "NetworkPolicy", "meo-storefront"), "spec/egress").toString())
                .contains("\"port\":" + endpoint.getPort());
        assertThat(Repository.read(TRACES)).contains("endpoint: 0.0.0.0:" + endpoint.getPort() + "\n");
        assertThat(Settings.of(objects).get("OTEL_SDK_DISABLED").getAsString()).isEqualTo("false");
    }

    /** A processor or exporter that is in no pipeline does nothing, and one that is nowhere keeps the collector from starting. */
    @Test
    void pipelineUsesAllThatIsConfiguredAndNothingElse() throws IOException {
        Map<String, Map<String, Object>> config = new Yaml().load(Repository.read(TRACES));
        Map<?, ?> pipeline = (Map<?, ?>) ((Map<?, ?>) config.get("service").get("pipelines")).get("traces");

        for (String part : List.of("receivers", "processors", "exporters")) {
            assertThat(((List<?>) pipeline.get(part)).stream().map(String.class::cast)).as(part)
                    .containsExactlyInAnyOrderElementsOf(config.get(part).keySet());
        }
        assertThat((List<?>) pipeline.get("processors")).first().isEqualTo("memory_limiter");
        assertThat((List<?>) pipeline.get("processors")).last().isEqualTo("batch");
    }

    @Test
    void logsOfEveryEnvironmentAreCollectedAndKeptForThirtyDays() throws IOException {
        String collector = Repository.read(LOGS);
        JsonObject policy = JsonParser.parseString(Repository.read("kubernetes/logs/retention.json")).getAsJsonObject().getAsJsonObject("policy");
        Map<String, Map<String, List<Map<String, Object>>>> config = new Yaml().load(collector);
        String prefix = (String) config.get("pipeline").get("outputs").get(0).get("logstash_prefix");

        for (String namespace : List.of("meo", "meo-staging", "meo-dev")) {
            assertThat((String) config.get("pipeline").get("inputs").get(0).get("path")).contains("/var/log/containers/*_" + namespace + "_*.log");
        }
        assertThat(Kustomize.at(policy, "ism_template/0/index_patterns/0").getAsString()).isEqualTo(prefix + "-*");
        assertThat(Kustomize.at(policy, "states/0/transitions/0/conditions/min_index_age").getAsString()).isEqualTo("30d");
    }
}
