package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The workflows of GitHub Actions: valid, and doing what the {@code Jenkinsfile} does. */
class WorkflowsTest {

    private static final String BUILD = ".github/workflows/build.yml";
    private static final String DELIVER = ".github/workflows/deliver.yml";
    /** What only machines that begin empty must do. */
    private static final Pattern LUGGAGE = Pattern.compile("tar .*|\\.ci/get-argocd");
    private static final Pattern COMMAND = Pattern.compile("(?m)^ *sh '([^']+)'");
    private static final Pattern PATTERN = Pattern.compile("(?:testResults|artifacts|pattern): *'([^']+)'");

    @Test
    void everyWorkflowIsValid() throws IOException {
        NodeProject.Run lint = lint(workflows().toArray(String[]::new));
        assertThat(lint.exitCode()).as(lint.output()).isZero();
    }

    @Test
    void checkFindsWhatIsWrong(@TempDir Path directory) throws IOException {
        Path wrong = Files.writeString(directory.resolve("wrong.yml"), """
                on: push
                jobs:
                  build:
                    runs-on: ubuntu-24.04
                    steps:
                      - runs: make
                """);
        NodeProject.Run lint = lint(wrong.toString());
        assertThat(lint.exitCode()).isEqualTo(1);
        assertThat(lint.output()).contains("runs");
    }

    @Test
    void runTheCommandsOfTheJenkinsfileInTheSameOrder() throws IOException {
        List<String> commands = new ArrayList<>(commands(BUILD));
        commands.addAll(commands(DELIVER));
        commands.removeIf(LUGGAGE.asMatchPredicate());
        assertThat(commands).isEqualTo(COMMAND.matcher(Repository.read("Jenkinsfile")).results().map(match -> match.group(1)).toList());
    }

    /** Each job waits for the one before, and people are asked where GitHub asks them: by the environment. */
    @Test
    void deliversStepByStepAndAsksBeforeProduction() throws IOException {
        Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(Repository.read(DELIVER));
        Map<String, Map<String, Object>> jobs = document.get("jobs");
        assertThat(jobs.keySet()).containsExactly("previous", "images", "staging", "production");
        assertThat(jobs.get("images")).containsEntry("needs", "previous");
        assertThat(jobs.get("staging")).containsEntry("needs", "images").containsEntry("environment", "staging");
        assertThat(jobs.get("production")).containsEntry("needs", "staging").containsEntry("environment", "production");
        assertThat((String) jobs.get("previous").get("if")).contains("conclusion == 'success'", "[skip ci]");
        assertThat(Repository.read(DELIVER)).contains("workflows: [" + name(BUILD) + "]");
    }

    /** What the images are made of comes from the build that was tested. */
    @Test
    void imagesAreMadeOfWhatTheBuildPacked() throws IOException {
        String packed = commands(BUILD).stream().filter(command -> command.startsWith("tar ")).findFirst().orElseThrow();
        for (String image : List.of("storefront", "server", "broker", "migrations")) {
            for (String file : Dockerfile.of(image).copied()) {
                if (file.contains("/target/")) {
                    assertThat(packed).contains(file.substring(file.lastIndexOf('/') + 1));
                }
            }
        }
    }

    @Test
    void keepsWhatTheJenkinsfileKeeps() throws IOException {
        String kept = Repository.read(BUILD);
        List<String> patterns = PATTERN.matcher(Repository.read("Jenkinsfile")).results()
                .flatMap(match -> Stream.of(match.group(1).split(", *"))).filter(pattern -> !pattern.endsWith("jacoco.xml")).toList();
        assertThat(patterns).isNotEmpty().allSatisfy(pattern -> assertThat(kept).contains(" " + pattern + "\n"));
    }

    @Test
    void mayReadTheSourcesAndNothingElseUnlessTheyDeliver() throws IOException {
        for (String workflow : workflows()) {
            Map<String, Object> document = new Yaml().load(Files.readString(Path.of(workflow)));
            assertThat(document).as(workflow).containsEntry("permissions", Map.of("contents", "read"));
            assertThat(Files.readString(Path.of(workflow))).doesNotContain("pull_request_target");
            if (!workflow.endsWith(DELIVER)) {
                assertThat(Files.readString(Path.of(workflow))).doesNotContain("secrets.", ": write");
            }
        }
        assertThat(Repository.read(DELIVER)).contains("github.event.workflow_run.event == 'push'").doesNotContain("packages: write", "id-token: write");
    }

    private static String name(String workflow) throws IOException {
        Map<String, Object> document = new Yaml().load(Repository.read(workflow));
        return (String) document.get("name");
    }

    /** In the order of the jobs and their steps. */
    private static List<String> commands(String workflow) throws IOException {
        Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(Repository.read(workflow));
        List<String> commands = new ArrayList<>();
        for (Map<String, Object> job : document.get("jobs").values()) {
            for (Object step : (List<?>) job.get("steps")) {
                Object command = ((Map<?, ?>) step).get("run");
                if (command != null) {
                    commands.add((String) command);
                }
            }
        }
        return commands;
    }

    private static List<String> workflows() throws IOException {
        try (Stream<Path> files = Files.list(Repository.path(".github/workflows"))) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private static NodeProject.Run lint(String... files) {
        return NodeProject.installed(".ci/workflow-checks").run(Map.of(), "check.mjs", files);
    }
}
