package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the {@code Jenkinsfile} against a stand-in for Jenkins. */
class JenkinsfileTest {

    private static final List<String> CHECKED = List.of("Checkout", "Build", "Check", "Test", "Scan sources", "Quality gate", "Package");
    private static final String PRODUCTION = "kubernetes/smoke.sh https://meo.example";

    @Test
    void bringsACommitToProduction() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile");

        build.run();

        assertThat(build.stages()).startsWith(CHECKED.toArray(String[]::new)).endsWith("Deliver", "Version before", "Images", "Staging", "Try staging",
                "Smoke test of staging", "Scan staging", "Approval", "Production");
        assertThat(build.result()).isEqualTo("SUCCESS");
        assertThat(build.steps("sh")).containsExactly("mvn -B -ntp -DskipTests clean package", ".ci/run", ".ci/scan sources",
                ".ci/previous", ".ci/images build", ".ci/images scan", ".ci/images push", ".ci/promote staging", ".ci/deployed staging",
                "kubernetes/smoke.sh https://staging.meo.example", ".ci/scan site https://staging.meo.example",
                ".ci/promote prod", ".ci/deployed prod", PRODUCTION);
        assertThat(told(build)).contains("done");
    }

    @Test
    void runsScriptsThatThereAre() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile").failingAt(PRODUCTION);

        build.run();

        assertThat(build.steps("sh").stream().map(command -> command.split(" ")[0]).filter(command -> !command.equals("mvn")))
                .hasSizeGreaterThan(10).allSatisfy(script -> assertThat(Repository.path(script)).isExecutable());
    }

    @Test
    void runsOnJdk17OnALabelledAgentWithinTime() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile");

        build.run();

        assertThat(build.steps("jdk")).containsExactly("jdk-17");
        assertThat(build.steps("label")).containsExactly("linux");
        assertThat(build.steps("timeout")).hasSizeGreaterThan(5).allMatch(timeout -> timeout.contains("unit="));
        assertThat(build.steps("disableConcurrentBuilds")).hasSize(1);
        assertThat(build.variable("CI")).isEqualTo("true");
        assertThat(build.variable("VERSION")).hasToString("1.0.7");
    }

    @Test
    void keepsReportsAndWhatWasTested() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile");

        build.run();

        assertThat(build.steps("junit")).singleElement().asString()
                .contains("surefire-reports/TEST-*.xml", "failsafe-reports/TEST-*.xml");
        assertThat(build.steps("recordCoverage")).singleElement().asString().contains("JACOCO", "threshold=80.0");
        assertThat(build.steps("recordIssues")).singleElement().asString().contains("threshold=1");
        assertThat(build.steps("spotBugs")).hasSize(1);
        assertThat(archives(build)).anyMatch(archive -> archive.contains("site/jacoco") && archive.contains("-sbom.json"))
                .anyMatch(archive -> archive.contains("*.ear") && archive.contains("*.war") && archive.contains("*.rar"))
                .noneMatch(archive -> archive.contains("screenshots"));
    }

    @Test
    void failingTestKeepsScreenshotsAndLogsAndFailsTheBuild() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile").failingAt(".ci/run");

        build.run();

        assertThat(build.result()).isEqualTo("FAILURE");
        assertThat(build.stages()).containsExactly("Checkout", "Build", "Check", "Test", "Scan sources");
        assertThat(build.steps("junit")).hasSize(1);
        assertThat(archives(build)).anyMatch(archive -> archive.contains("screenshots") && archive.contains("*.log"))
                .noneMatch(archive -> archive.contains("*.ear"));
        assertThat(told(build)).contains("failed");
    }

    @Test
    void brokenBuildStopsBeforeTheTests() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile")
                .failingAt("mvn -B -ntp -DskipTests clean package");

        build.run();

        assertThat(build.result()).isEqualTo("FAILURE");
        assertThat(build.stages()).containsExactly("Checkout", "Build");
        assertThat(build.steps("junit")).isEmpty();
        assertThat(archives(build)).isEmpty();
    }

    @Test
    void branchesAreCheckedAndNotDelivered() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile").on("better-search");

        build.run();

        assertThat(build.stages()).isEqualTo(CHECKED);
        assertThat(build.result()).isEqualTo("SUCCESS");
    }

    /** Its own commits come back as builds; they must not make further ones. */
    @Test
    void whatItWroteItselfIsNotDeliveredAgain() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile").with("prod: 1.0.6 [skip ci]");

        build.run();

        assertThat(build.stages()).isEqualTo(CHECKED);
    }

    /** It would fail orders while instances are replaced, and could not be taken back. */
    @Test
    void schemaOnWhichTheVersionBeforeFailsIsNotDelivered() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile").failingAt(".ci/previous");

        build.run();

        assertThat(build.result()).isEqualTo("FAILURE");
        assertThat(build.steps("sh")).endsWith(".ci/previous");
    }

    @Test
    void imageWithAKnownHoleIsNotPushed() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile").failingAt(".ci/images scan");

        build.run();

        assertThat(build.result()).isEqualTo("FAILURE");
        assertThat(build.steps("sh")).endsWith(".ci/images scan");
    }

    @Test
    void shopThatSellsNothingInStagingIsNotOfferedForApproval() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile").failingAt("kubernetes/smoke.sh https://staging.meo.example");

        build.run();

        assertThat(build.result()).isEqualTo("FAILURE");
        assertThat(build.steps("input")).isEmpty();
        assertThat(build.steps("sh")).doesNotContain(".ci/promote prod", ".ci/roll-back prod");
    }

    @Test
    void withoutApprovalProductionStaysAsItIs() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile").refused();

        build.run();

        assertThat(build.result()).isEqualTo("ABORTED");
        assertThat(build.steps("input")).singleElement().asString().contains("meo-operators");
        assertThat(build.steps("sh")).doesNotContain(".ci/promote prod", ".ci/roll-back prod");
        assertThat(told(build)).contains("not let out");
    }

    @ParameterizedTest
    @ValueSource(strings = {".ci/deployed prod", PRODUCTION})
    void productionThatDoesNotSellIsTakenBack(String failing) throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile").failingAt(failing);

        build.run();

        assertThat(build.result()).isEqualTo("FAILURE");
        assertThat(build.steps("sh")).endsWith(failing, ".ci/roll-back prod");
        assertThat(told(build)).contains("failed");
    }

    @Test
    void standInKnowsNoMadeUpSteps() {
        assertThatThrownBy(() -> DeclarativePipeline.ofText("pipeline { stages { stage('A') { steps { bash 'x' } } } }")
                .run()).hasMessageContaining("bash");
        assertThatThrownBy(() -> DeclarativePipeline.ofText(
                "pipeline { stages { stage('A') { steps { junit testResult: 'x' } } } }").run())
                .hasMessageContaining("testResult");
    }

    /** The subject of the one mail that is sent. */
    private static String told(DeclarativePipeline build) {
        assertThat(build.steps("mail")).hasSize(1);
        return build.steps("mail").get(0);
    }

    private static List<String> archives(DeclarativePipeline build) {
        return build.steps("archiveArtifacts");
    }
}
