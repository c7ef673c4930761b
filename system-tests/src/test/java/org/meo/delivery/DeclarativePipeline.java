package org.meo.delivery;

import com.lesfurets.jenkins.unit.PipelineTestHelper;
import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * As much of Jenkins' declarative pipelines as the project's uses: stages one after the other until one fails, those of a
 * {@code parallel} whatever the others do, {@code when}, then the {@code post} blocks whose condition holds. Steps do nothing and are recorded; a step or a parameter that
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
            Map.entry("skipDefaultCheckout", Set.of()),
            Map.entry("checkout", Set.of("value")),
            Map.entry("credentials", Set.of("value")),
            Map.entry("input", Set.of("message", "ok", "submitter", "id", "parameters", "submitterParameter")),
            Map.entry("mail", Set.of("to", "cc", "bcc", "from", "replyTo", "subject", "body", "mimeType", "charset")),
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

    private static final Set<String> CONDITIONS = Set.of("always", "success", "failure", "unsuccessful", "aborted", "cleanup");

    private record Step(String name, String arguments) {
    }

    private static final class StepFailed extends RuntimeException {
        StepFailed(String command) {
            super("script returned exit code 1: " + command);
        }
    }

    private static final class Refused extends RuntimeException {
        Refused() {
            super("Rejected by an operator");
        }
    }

    private final PipelineTestHelper helper = new PipelineTestHelper();
    private final Binding binding = new Binding();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> stages = new ArrayList<>();
    private final Path script;
    private final Deque<Boolean> entered = new ArrayDeque<>();
    private String failingCommand;
    private String branch = "main";
    private String message = "";
    private boolean refusing;
    private boolean parallel;
    private boolean holding;
    private String result = "SUCCESS";

    private DeclarativePipeline(Path script) {
        this.script = script;
        binding.setVariable("env", Map.of("BUILD_URL", "https://ci.example/job/meo/1/", "BUILD_NUMBER", "7"));
        binding.setVariable("scm", "scm");
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

    /** The branch that is built, {@code main} unless said. */
    DeclarativePipeline on(String branch) {
        this.branch = branch;
        return this;
    }

    /** What the commit says. */
    DeclarativePipeline with(String message) {
        this.message = message;
        return this;
    }

    /** Whoever is asked says no. */
    DeclarativePipeline refused() {
        refusing = true;
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
        return result;
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
            on(block, List.of(Closure.class), arguments -> isEntered() ? ((Closure<?>) arguments[0]).call() : null);
        }
        on("stage", List.of(String.class, Closure.class), arguments -> {
            if (isEntered() && (succeeded() || parallel)) {
                boolean among = parallel;
                parallel = false;
                stages.add((String) arguments[0]);
                entered.push(true);
                ((Closure<?>) arguments[1]).call();
                entered.pop();
                parallel = among;
            }
            return null;
        });
        on("parallel", List.of(Closure.class), arguments -> {
            parallel = true;
            ((Closure<?>) arguments[0]).call();
            parallel = false;
            return null;
        });
        on("steps", List.of(Closure.class), arguments -> {
            if (isEntered()) {
                attempt((Closure<?>) arguments[0]);
            }
            return null;
        });
        registerWhen();
        CONDITIONS.forEach(condition -> on(condition, List.of(Closure.class), arguments -> {
            if (holds(condition)) {
                attempt((Closure<?>) arguments[0]);
            }
            return null;
        }));
    }

    /** Conditions in a row must all hold; a stage without steps was not entered. */
    private void registerWhen() {
        on("when", List.of(Closure.class), arguments -> {
            holding = true;
            ((Closure<?>) arguments[0]).call();
            if (!holding) {
                entered.pop();
                entered.push(false);
                stages.remove(stages.size() - 1);
            }
            return null;
        });
        on("branch", List.of(String.class), arguments -> holding &= branch.equals(arguments[0]));
        on("changelog", List.of(String.class), arguments -> holding &= message.matches((String) arguments[0]));
        on("not", List.of(Closure.class), arguments -> {
            boolean before = holding;
            holding = true;
            ((Closure<?>) arguments[0]).call();
            holding = before && !holding;
            return null;
        });
    }

    private boolean isEntered() {
        return entered.isEmpty() || entered.peek();
    }

    private boolean succeeded() {
        return result.equals("SUCCESS");
    }

    private void attempt(Closure<?> steps) {
        try {
            steps.call();
        } catch (StepFailed e) {
            result = "FAILURE";
        } catch (Refused e) {
            result = "ABORTED";
        }
    }

    private boolean holds(String condition) {
        return switch (condition) {
            case "success" -> succeeded();
            case "failure" -> result.equals("FAILURE");
            case "unsuccessful" -> !succeeded();
            case "aborted" -> result.equals("ABORTED");
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
        if (name.equals("input") && refusing) {
            throw new Refused();
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
