package org.meo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class PayaraServerTest {

    @Test
    void takesTheCommandLineFromTheDryRunAndLetsTheLogGoToStandardOutput() {
        String dryRun = String.join("\n", "Dump of JVM Invocation line that would be used to launch:", "/jdk/bin/java",
                "-cp", "/modules/glassfish.jar", "-Xmx512m", "ASMain", "-verbose", "false", "", "Command done.");

        assertThat(PayaraServer.adapted(dryRun)).containsExactly("/jdk/bin/java", "-cp", "/modules/glassfish.jar",
                "ASMain", "-verbose", "true");
    }

    @Test
    void namesTheDomainAndSwitchesPayarasOwnBrokerOffInTheServersConfigurationOnly() {
        String domain = "<config name=\"server-config\"><connector-service a=\"1\"/></config>"
                + "<config name=\"default-config\"><connector-service a=\"1\"/></config><property value=\"domain1\"/>";

        assertThat(PayaraServer.ours(domain)).startsWith("<config name=\"server-config\"><jms-service type=\"DISABLED\"")
                .contains("</jms-service><connector-service a=\"1\"/></config><config name=\"default-config\"><connector")
                .endsWith("<property value=\"meo\"/>");
    }

    @Test
    void noticesADistributionThatLooksDifferent() {
        assertThatExceptionOfType(StartException.class).isThrownBy(() -> PayaraServer.ours("<domain/>"));
    }

    @Test
    void payaraServerAndPayaraMicroDeliverPagesAlike() {
        List<String> server = pageDelivery("server.asadmin", "http-listener-1");
        List<String> micro = pageDelivery("micro.asadmin", "http-listener");

        assertThat(server).isNotEmpty().containsExactlyElementsOf(micro);
    }

    @Test
    void pagesAreDeliveredOverTlsAsWithout() {
        assertThat(pageDelivery("server.asadmin", "http-listener-2")).containsExactlyElementsOf(pageDelivery("micro.asadmin", "https-listener"))
                .filteredOn(line -> line.contains(".http.")).containsExactlyElementsOf(
                        pageDelivery("server.asadmin", "http-listener-1").stream().filter(line -> line.contains(".http.")).toList());
        assertThat(pageDelivery("server.asadmin", "http-listener-2")).filteredOn(line -> line.contains(".ssl.")).hasSizeGreaterThan(5);
    }

    /** A command that is no `set` would be ignored before the start, and queries hold keys of orders. */
    @Test
    void accessLogIsSetBeforeTheStartAndHasNoQueries() {
        assertThat(Configuration.read("access-log.asadmin").lines().filter(line -> !line.startsWith("#"))).isNotEmpty()
                .allMatch(line -> line.startsWith("set ")).noneMatch(line -> line.matches(".*(\"|query|request%|header|cookie).*"));
    }

    private static List<String> pageDelivery(String file, String listener) {
        return Configuration.read(file).lines()
                .filter(line -> line.contains("protocols.protocol." + listener + ".") || line.contains("http-thread-pool"))
                .map(line -> line.replace("." + listener + ".", ".listener.")).toList();
    }
}
