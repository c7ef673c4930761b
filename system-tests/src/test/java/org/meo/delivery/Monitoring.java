package org.meo.delivery;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What {@code kubernetes/monitoring} asks of Prometheus: the expressions of rules and dashboards, and what they name. */
public final class Monitoring {

    static final String ROOT = "kubernetes/monitoring";

    /** Made by Prometheus itself. */
    private static final Set<String> SYNTHETIC = Set.of("up");
    /** Put on everything by the scrape. */
    private static final Set<String> LABELS_OF_THE_SCRAPE = Set.of("job", "instance");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern SELECTOR = Pattern.compile("([A-Za-z_:][A-Za-z0-9_:]*)\\s*\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)\\s*(=~|!=|!~|=)\\s*\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("(?<![0-9.\\w])[A-Za-z_:][A-Za-z0-9_:]*(?!\\s*\\()(?![\\w:])");

    private Monitoring() {
    }

    /** @param name of the alert or the recorded figure */
    record Rule(String name, boolean alert, String expression, Map<String, String> labels, Map<String, String> annotations) {
    }

    static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (Path file : files("rules")) {
            Map<String, List<Map<String, Object>>> document = new Yaml().load(read(file));
            for (Map<String, Object> group : document.get("groups")) {
                for (Object each : (List<?>) group.get("rules")) {
                    Map<?, ?> rule = (Map<?, ?>) each;
                    boolean alert = rule.containsKey("alert");
                    rules.add(new Rule((String) rule.get(alert ? "alert" : "record"), alert, (String) rule.get("expr"),
                            texts(rule.get("labels")), texts(rule.get("annotations"))));
                }
            }
        }
        return rules;
    }

    /** Each dashboard's file name and content. */
    static Map<String, JsonObject> dashboards() {
        Map<String, JsonObject> dashboards = new TreeMap<>();
        files("dashboards").forEach(file -> dashboards.put(file.getFileName().toString(),
                JsonParser.parseString(read(file)).getAsJsonObject()));
        return dashboards;
    }

    static List<String> expressions(JsonObject dashboard) {
        List<String> expressions = new ArrayList<>();
        for (JsonElement panel : dashboard.getAsJsonArray("panels")) {
            for (JsonElement target : panel.getAsJsonObject().getAsJsonArray("targets")) {
                expressions.add(target.getAsJsonObject().get("expr").getAsString());
            }
        }
        return expressions;
    }

    /** Every name that rules and dashboards ask for: of metrics, and of figures that rules record, which have a colon. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        expressions().forEach(expression -> names.addAll(names(expression)));
        return names;
    }

    /** The metrics that the store must export for rules and dashboards to show anything. */
    public static Set<String> metrics() {
        Set<String> metrics = new TreeSet<>(names());
        metrics.removeIf(name -> name.contains(":") || SYNTHETIC.contains(name));
        return metrics;
    }

    /** By metric, the values of labels without which a rule or panel would find nothing, as {@code state=active}. */
    public static Map<String, Set<String>> labels() {
        Map<String, Set<String>> labels = new TreeMap<>();
        for (String expression : expressions()) {
            Matcher selectors = SELECTOR.matcher(expression);
            while (selectors.find()) {
                Matcher matchers = MATCHER.matcher(selectors.group(2));
                while (matchers.find()) {
                    if (matchers.group(2).equals("=") && !LABELS_OF_THE_SCRAPE.contains(matchers.group(1))) {
                        labels.computeIfAbsent(selectors.group(1), name -> new TreeSet<>())
                                .add(matchers.group(1) + "=" + matchers.group(3));
                    }
                }
            }
        }
        return labels;
    }

    static Set<String> names(String expression) {
        String bare = expression.replaceAll("\"[^\"]*\"", "").replaceAll("\\{[^}]*}", "");
        bare = RANGE.matcher(GROUPING.matcher(bare).replaceAll(" ")).replaceAll("");
        Set<String> names = new TreeSet<>();
        Matcher found = NAME.matcher(bare);
        while (found.find()) {
            if (!WORDS.contains(found.group())) {
                names.add(found.group());
            }
        }
        return names;
    }

    private static List<String> expressions() {
        List<String> expressions = new ArrayList<>();
        rules().forEach(rule -> expressions.add(rule.expression()));
        dashboards().values().forEach(dashboard -> expressions.addAll(expressions(dashboard)));
        return expressions;
    }

    private static Map<String, String> texts(Object map) {
        Map<String, String> texts = new TreeMap<>();
        if (map != null) {
            ((Map<?, ?>) map).forEach((key, value) -> texts.put((String) key, (String) value));
        }
        return texts;
    }

    static List<Path> files(String directory) {
        try (Stream<Path> files = Files.list(Repository.path(ROOT).resolve(directory))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
