package org.meo.delivery;

import com.lesfurets.jenkins.unit.PipelineTestHelper;
import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * As much of Jenkins' declarative pipelines as the project's uses: stages one after the other until one fails, then
 * the {@code post} blocks whose condition holds. Steps do nothing and are recorded; a step or a parameter that
 * Jenkins does not have is an error.
 */
final class DeclarativePipeline {

    /** Steps and the parameters they have; those that take one plain value have the parameter {@code value}. */
    private static final Map<String, Set<String>> STEPS = Map.ofEntries(
            Map.entry("label", Set.of("value")),
            Map.entry("jdk", Set.of("value")),
            Map.entry("maven", Set.of("value")),
            Map.entry("timeout", Set.of("time", "unit", "activity")),
            Map.entry("timestamps", Set.of()),
            Map.entry("disableConcurrentBuilds", Set.of("abortPrevious")),
            Map.entry("buildDiscarder", Set.of("value")),
            Map.entry("logRotator", Set.of("daysToKeepStr", "numToKeepStr", "artifactDaysToKeepStr",
                    "artifactNumToKeepStr")),
            Map.entry("skipStagesAfterUnstable", Set.of()),
            Map.entry("sh", Set.of("value", "script", "label", "returnStatus", "returnStdout", "encoding")),
            Map.entry("echo", Set.of("value")),
            Map.entry("junit", Set.of("testResults", "allowEmptyResults", "keepLongStdio", "skipPublishingChecks",
                    "healthScaleFactor")),
            Map.entry("archiveArtifacts", Set.of("artifacts", "excludes", "allowEmptyArchive", "fingerprint",
                    "onlyIfSuccessful", "defaultExcludes", "caseSensitive", "followSymlinks")),
            Map.entry("recordCoverage", Set.of("tools", "id", "name", "qualityGates", "sourceCodeRetention")),
            Map.entry("recordIssues", Set.of("tools", "tool", "enabledForFailure", "qualityGates", "id", "name")),
            Map.entry("spotBugs", Set.of("pattern", "useRankAsPriority", "id", "name", "reportEncoding")));

    private static final Set<String> CONDITIONS = Set.of("always", "success", "failure", "unsuccessful", "cleanup");

    private record Step(String name, String arguments) {
    }

    private static final class StepFailed extends RuntimeException {
        StepFailed(String command) {
            super("script returned exit code 1: " + command);
        }
    }

    private final PipelineTestHelper helper = new PipelineTestHelper();
    private final Binding binding = new Binding();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> stages = new ArrayList<>();
    private final Path script;
    private String failingCommand;
    private boolean failed;

    private DeclarativePipeline(Path script) {
        this.script = script;
        binding.setVariable("env", Map.of("BUILD_URL", "https://ci.example/job/meo/1/"));
    }

    static DeclarativePipeline of(String file) {
        return new DeclarativePipeline(Repository.path(file));
    }

    static DeclarativePipeline ofText(String text) throws IOException {
        Path script = Files.createTempFile("pipeline", ".groovy");
        script.toFile().deleteOnExit();
        return new DeclarativePipeline(Files.writeString(script, text));
    }

    /** The shell step with exactly this command fails as a command with exit code 1 does. */
    DeclarativePipeline failingAt(String command) {
        failingCommand = command;
        return this;
    }

    void run() throws IOException {
        registerStructure();
        STEPS.keySet().forEach(this::registerStep);
        helper.setScriptRoots(script.getParent().toString());
        helper.setScriptExtension("");
        helper.setBaseClassloader(getClass().getClassLoader());
        helper.setImports(Map.of());
        helper.setBaseScriptRoot(script.getParent().toString());
        helper.init();
        Script pipeline = helper.loadScript(script.getFileName().toString(), binding);
        helper.runScript(pipeline);
    }

    String result() {
        return failed ? "FAILURE" : "SUCCESS";
    }

    /** Stages that were entered. */
    List<String> stages() {
        return List.copyOf(stages);
    }

    /** Arguments of each call of the step, as text, in order. */
    List<String> steps(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).map(Step::arguments).toList();
    }

    Object variable(String name) {
        return binding.getVariable(name);
    }

    private void registerStructure() {
        for (String block : List.of("pipeline", "agent", "tools", "options", "environment", "stages", "post")) {
            on(block, List.of(Closure.class), arguments -> ((Closure<?>) arguments[0]).call());
        }
        on("stage", List.of(String.class, Closure.class), arguments -> {
            if (!failed) {
                stages.add((String) arguments[0]);
                ((Closure<?>) arguments[1]).call();
            }
            return null;
        });
        on("steps", List.of(Closure.class), arguments -> {
            try {
                ((Closure<?>) arguments[0]).call();
            } catch (StepFailed e) {
                failed = true;
            }
            return null;
        });
        CONDITIONS.forEach(condition -> on(condition, List.of(Closure.class), arguments ->
                holds(condition) ? ((Closure<?>) arguments[0]).call() : null));
    }

    private boolean holds(String condition) {
        return switch (condition) {
            case "success" -> !failed;
            case "failure", "unsuccessful" -> failed;
            default -> true;
        };
    }

    private void registerStep(String name) {
        on(name, List.of(), arguments -> record(name, Map.of()));
        on(name, List.of(Map.class), arguments -> record(name, (Map<?, ?>) arguments[0]));
        on(name, List.of(Object.class), arguments -> record(name, Map.of("value", arguments[0])));
    }

    /** Returns the recorded call, so that a step may be the argument of another. */
    private Object record(String name, Map<?, ?> arguments) {
        if (!STEPS.get(name).containsAll(arguments.keySet())) {
            throw new IllegalArgumentException(name + " has no parameter of these: " + arguments.keySet());
        }
        Object value = arguments.size() == 1 && arguments.containsKey("value") ? arguments.get("value") : arguments;
        Step step = new Step(name, String.valueOf(value));
        steps.add(step);
        if (name.equals("sh") && step.arguments().equals(failingCommand)) {
            throw new StepFailed(failingCommand);
        }
        return step;
    }

    @FunctionalInterface
    private interface Action {
        Object with(Object... arguments);
    }

    private void on(String method, List<Class<?>> parameters, Action action) {
        helper.registerAllowedMethod(method, List.copyOf(parameters), new Callback(this, action));
    }

    /** What Groovy calls for a registered method; {@code doCall} is the name that it looks for. */
    public static final class Callback extends Closure<Object> {

        private final transient Action action;

        Callback(Object owner, Action action) {
            super(owner);
            this.action = action;
        }

        /** Runs the action with whatever the pipeline passed. */
        public Object doCall(Object... arguments) {
            return action.with(arguments);
        }
    }
}
