package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Rules, alerts, their routes and dashboards, held against the programs that will read them and against each other. */
class MonitoringTest {

    private static final String PROMETHEUS = "Debian's package prometheus";
    private static final String ALERTMANAGER = "Debian's package prometheus-alertmanager";
    private static final String RUNBOOKS = "https://docs.meo.example/runbooks/";
    private static final Map<String, String> RECEIVERS = Map.of("critical", "pager-and-chat", "warning", "chat-and-mail",
            "business", "shop-mail");
    private static final int COLUMNS = 24;

    @Test
    void prometheusReadsItsConfiguration() {
        assertSucceeds(promtool("check", "config", "--syntax-only", "prometheus.yaml"));
    }

    @Test
    void rulesAreValid() {
        for (Path file : Monitoring.files("rules")) {
            assertSucceeds(promtool("check", "rules", "--lint-fatal", file.toString()));
        }
    }

    /** Series that are written down go through the rules; what fires, when and with which words is expected. */
    @Test
    void alertsFireWhenTheyShouldAndOnlyThen() {
        List<String> arguments = new ArrayList<>(List.of("test", "rules"));
        Monitoring.files("tests").forEach(file -> arguments.add(file.toString()));
        assertSucceeds(promtool(arguments.toArray(String[]::new)));
    }

    @Test
    void everyAlertHasATestInWhichItFiresAndOneInWhichItDoesNot() {
        Set<String> fires = new TreeSet<>();
        Set<String> quiet = new TreeSet<>();
        for (Path file : Monitoring.files("tests")) {
            for (Map<?, ?> test : tests(file)) {
                for (Object each : (List<?>) test.get("alert_rule_test")) {
                    Map<?, ?> check = (Map<?, ?>) each;
                    (((List<?>) check.get("exp_alerts")).isEmpty() ? quiet : fires).add((String) check.get("alertname"));
                }
            }
        }
        assertThat(fires).isEqualTo(alerts().keySet());
        assertThat(quiet).isEqualTo(alerts().keySet());
    }

    @Test
    void recordedFiguresAreThereAndUsed() {
        Set<String> recorded = Monitoring.rules().stream().filter(rule -> !rule.alert()).map(Monitoring.Rule::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> asked = Monitoring.names().stream().filter(name -> name.contains(":")).collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).isEqualTo(recorded);
    }

    @Test
    void namesAreFoundInExpressions() {
        assertThat(Monitoring.names("sum by (le, route) (rate(a_total{x=\"b\", y=~\"c|d\"}[5m])) / on (z) (e:f:ratio_5m > 14.4 * 0.001) and g offset 5m"))
                .containsExactlyInAnyOrder("a_total", "e:f:ratio_5m", "g");
    }

    @Test
    void whatTheRequirementsNameIsThere() {
        assertThat(alerts()).containsKeys("HighErrorRate", "PodDown", "DatabaseConnectionFailure", "HighMemoryUsage",
                "HighCPUUsage", "HighResponseTime", "LowInventory", "OrderProcessingDelay");
    }

    @Test
    void everyAlertHasItsRunbookAndEveryRunbookItsAlert() throws IOException {
        alerts().forEach((name, rule) -> {
            assertThat(rule.annotations()).as(name).containsOnlyKeys("summary", "description", "runbook_url")
                    .containsEntry("runbook_url", RUNBOOKS + name + ".md");
            assertThat(Repository.path("docs/runbooks/" + name + ".md")).exists();
        });
        try (Stream<Path> pages = Files.list(Repository.path("docs/runbooks"))) {
            String index = Repository.read("docs/runbooks/README.md");
            for (String page : pages.map(file -> file.getFileName().toString()).filter(file -> !file.equals("README.md")).toList()) {
                assertThat(index).contains("(" + page + ")");
                String text = Repository.read("docs/runbooks/" + page);
                assertThat(text).as(page).contains("\n## Look\n", "\n## Do\n");
            }
        }
        assertThat(alerts().keySet()).allSatisfy(name -> assertThat(Repository.read("docs/runbooks/README.md"))
                .contains("[" + name + "](" + name + ".md)"));
    }

    @Test
    void alertmanagerReadsItsConfiguration() {
        assertSucceeds(amtool("check-config", "alertmanager.yaml"));
    }

    @Test
    void eachAlertReachesThoseWhoMustActOnIt() {
        alerts().forEach((name, rule) -> {
            String severity = rule.labels().get("severity");
            assertThat(RECEIVERS).as(name).containsKey(severity);
            assertSucceeds(amtool("config", "routes", "test", "--config.file=alertmanager.yaml",
                    "--verify.receivers=" + RECEIVERS.get(severity), "alertname=" + name, "severity=" + severity));
        });
    }

    @Test
    void receiversUseTheWaysTheyAreNamedAfter() {
        Map<String, Object> config = yaml("alertmanager.yaml");
        Map<String, Set<String>> ways = new TreeMap<>();
        for (Object each : (List<?>) config.get("receivers")) {
            Map<String, Object> receiver = new TreeMap<>();
            ((Map<?, ?>) each).forEach((key, value) -> receiver.put((String) key, value));
            ways.put((String) receiver.remove("name"), receiver.keySet());
        }
        assertThat(ways).isEqualTo(Map.of("pager-and-chat", Set.of("pagerduty_configs", "slack_configs"),
                "chat-and-mail", Set.of("slack_configs", "email_configs"), "shop-mail", Set.of("email_configs")));
    }

    @Test
    void noSecretIsWrittenDown() throws IOException {
        assertThat(Repository.read(Monitoring.ROOT + "/alertmanager.yaml"))
                .doesNotContainPattern("(?m)^\\s*-?\\s*(api_url|slack_api_url|routing_key|service_key|smtp_auth_password|auth_password):");
    }

    @Test
    void dashboardsShowWhatPrometheusCanAnswer(@TempDir Path directory) throws IOException {
        StringBuilder rules = new StringBuilder("groups:\n  - name: panels\n    rules:\n");
        int number = 0;
        for (JsonObject dashboard : Monitoring.dashboards().values()) {
            for (String expression : Monitoring.expressions(dashboard)) {
                rules.append("      - record: panel:").append(number++).append("\n        expr: '")
                        .append(expression.replace("'", "''")).append("'\n");
            }
        }
        Path file = Files.writeString(directory.resolve("panels.yaml"), rules);
        assertSucceeds(promtool("check", "rules", "--lint=none", file.toString()));
    }

    @Test
    void dashboardsAreWhole() {
        Set<String> ids = new HashSet<>();
        Monitoring.dashboards().forEach((file, dashboard) -> {
            assertThat(dashboard.get("uid").getAsString()).as(file).isEqualTo("meo-" + file.replace(".json", ""));
            assertThat(ids.add(dashboard.get("uid").getAsString())).isTrue();
            assertThat(dashboard.get("title").getAsString()).isNotBlank();
            assertThat(dashboard.get("schemaVersion").getAsInt()).isPositive();
            Set<Integer> panels = new HashSet<>();
            boolean[][] taken = new boolean[1_000][COLUMNS];
            for (JsonElement each : dashboard.getAsJsonArray("panels")) {
                JsonObject panel = each.getAsJsonObject();
                String name = file + ", " + panel.get("title").getAsString();
                assertThat(panels.add(panel.get("id").getAsInt())).as(name).isTrue();
                assertThat(panel.get("type").getAsString()).as(name).isIn("timeseries", "stat");
                assertThat(panel.getAsJsonArray("targets")).as(name).isNotEmpty().allSatisfy(target ->
                        assertThat(target.getAsJsonObject().getAsJsonObject("datasource").get("uid").getAsString())
                                .isEqualTo("${source}"));
                take(taken, panel.getAsJsonObject("gridPos"), name);
            }
            assertThat(dashboard.getAsJsonObject("templating").getAsJsonArray("list")).anySatisfy(variable ->
                    assertThat(variable.getAsJsonObject().get("name").getAsString()).isEqualTo("source"));
        });
    }

    @Test
    void everythingIsMountedByTheKustomization() {
        Map<String, Object> kustomization = yaml("kustomization.yaml");
        Set<String> named = new TreeSet<>();
        for (Object generator : (List<?>) kustomization.get("configMapGenerator")) {
            ((List<?>) ((Map<?, ?>) generator).get("files")).forEach(file -> named.add((String) file));
        }
        Set<String> there = new TreeSet<>(Set.of("prometheus.yaml", "alertmanager.yaml"));
        for (String directory : List.of("rules", "dashboards")) {
            Monitoring.files(directory).forEach(file -> there.add(directory + "/" + file.getFileName()));
        }
        assertThat(named).isEqualTo(there);
        assertSucceeds(Tool.onPath("kubectl", "Kubernetes 1.32 or newer").run(Monitoring.ROOT, List.of("kustomize", ".")));
    }

    @Test
    void storeIsFoundByTheNameAndPortThatItHas() throws IOException {
        String config = Repository.read(Monitoring.ROOT + "/prometheus.yaml");
        assertThat(config).contains("names: [meo-storefront-grid.meo.svc.cluster.local]", "port: 8080", "job_name: meo\n");
        assertThat(Repository.read("kubernetes/base/grid.yaml")).contains("name: meo-storefront-grid\n", "clusterIP: None",
                "publishNotReadyAddresses: true");
        assertThat(Repository.read("kubernetes/base/deployment.yaml")).contains("containerPort: 8080");
    }

    private static void take(boolean[][] taken, JsonObject place, String name) {
        int left = place.get("x").getAsInt();
        int top = place.get("y").getAsInt();
        assertThat(left + place.get("w").getAsInt()).as(name).isLessThanOrEqualTo(COLUMNS);
        for (int y = top; y < top + place.get("h").getAsInt(); y++) {
            for (int x = left; x < left + place.get("w").getAsInt(); x++) {
                assertThat(taken[y][x]).as(name + " lies on another").isFalse();
                taken[y][x] = true;
            }
        }
    }

    private static Map<String, Monitoring.Rule> alerts() {
        return Monitoring.rules().stream().filter(Monitoring.Rule::alert)
                .collect(Collectors.toMap(Monitoring.Rule::name, rule -> rule, (one, other) -> {
                    throw new AssertionError(one.name() + " is there twice");
                }, TreeMap::new));
    }

    private static List<Map<?, ?>> tests(Path file) {
        Map<String, Object> document = yaml("tests/" + file.getFileName());
        return ((List<?>) document.get("tests")).stream().<Map<?, ?>>map(test -> (Map<?, ?>) test).toList();
    }

    private static Map<String, Object> yaml(String file) {
        try {
            return new Yaml().load(Repository.read(Monitoring.ROOT + "/" + file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Tool.Run promtool(String... arguments) {
        return Tool.onPath("promtool", PROMETHEUS).run(Monitoring.ROOT, List.of(arguments));
    }

    private static Tool.Run amtool(String... arguments) {
        return Tool.onPath("amtool", ALERTMANAGER).run(Monitoring.ROOT, List.of(arguments));
    }

    private static void assertSucceeds(Tool.Run run) {
        assertThat(run.exitCode()).as(run.output()).isZero();
    }
}
