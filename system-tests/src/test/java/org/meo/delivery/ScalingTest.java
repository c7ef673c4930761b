package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What says how many instances there are and which version they are: both ask Prometheus, in words that it knows. */
class ScalingTest {

    private static final String STOREFRONT = "meo-storefront";

    /** That the running store exports the metric is shown by {@code MonitoringIT}, as a dashboard has it too. */
    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void waitingOrdersAreAFigureThatTheStoreTells(String environment) throws IOException {
        JsonObject waiting = Kustomize.at(Kustomize.find(Kustomize.render("overlays/" + environment), "ScaledObject", STOREFRONT),
                "spec/triggers/2/metadata").getAsJsonObject();
        String query = waiting.get("query").getAsString();

        assertThat(Monitoring.metrics()).containsAll(Monitoring.names(query));
        assertThat(query).contains("job=\"meo\"", "queue=\"meo.orders.in\"");
        assertThat(Repository.read("jms-config/broker.xml")).contains("<address name=\"meo.orders.in\">");
        assertThat(waiting.get("serverAddress")).isEqualTo(Kustomize.at(analysis(environment), "spec/metrics/0/provider/prometheus/address"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void rollOutsAreJudgedByFiguresThatAreRecorded(String environment) {
        List<String> recorded = Monitoring.rules().stream().filter(rule -> !rule.alert()).map(Monitoring.Rule::name).toList();
        assertThat(Kustomize.at(analysis(environment), "spec/metrics").getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject)
                .map(metric -> Kustomize.at(metric, "provider/prometheus/query").getAsString()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("meo:http_errors:ratio_5m", "meo:http_request_seconds:p95_5m")
                .isSubsetOf(recorded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void newVersionsComeInStepsThroughTheDoor(String environment) {
        List<JsonObject> objects = Kustomize.render("overlays/" + environment);
        JsonObject rollout = Kustomize.find(objects, "Rollout", STOREFRONT);
        JsonObject canary = Kustomize.at(rollout, "spec/strategy/canary").getAsJsonObject();
        JsonObject door = Kustomize.find(objects, "Ingress", Kustomize.at(canary, "trafficRouting/nginx/stableIngress").getAsString());

        assertThat(Kustomize.find(objects, "Deployment", Kustomize.at(rollout, "spec/workloadRef/name").getAsString())).isNotNull();
        assertThat(Kustomize.at(door, "spec/rules/0/http/paths/0/backend/service/name")).isEqualTo(canary.get("stableService"));
        assertThat(Kustomize.find(objects, "Service", canary.get("canaryService").getAsString())).isNotNull();
        assertThat(Kustomize.at(canary, "analysis/templates/0/templateName").getAsString()).isEqualTo(Kustomize.name(analysis(environment)));
        assertThat(Kustomize.at(canary, "steps/0/setWeight").getAsInt()).isEqualTo(10);
        assertThat(canary.get("maxUnavailable").getAsInt()).isZero();
    }

    private static JsonObject analysis(String environment) {
        return Kustomize.find(Kustomize.render("overlays/" + environment), "AnalysisTemplate", STOREFRONT);
    }
}
