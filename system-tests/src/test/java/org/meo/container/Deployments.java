package org.meo.container;

import java.io.File;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.hamcrest.Matcher;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The store as it is delivered, with all tests of this package added: it is started once for all of them. They share its
 * data, so each makes what it needs and asks for that alone.
 */
@ArquillianSuiteDeployment
public class Deployments {

    /** Puts {@link SuddenDeath} around every call of a session bean. */
    private static final String EVERY_BEAN = """
            <ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0">
              <interceptors><interceptor><interceptor-class>org.meo.container.SuddenDeath</interceptor-class></interceptor></interceptors>
              <assembly-descriptor>
                <interceptor-binding>
                  <ejb-name>*</ejb-name>
                  <interceptor-class>org.meo.container.SuddenDeath</interceptor-class>
                </interceptor-binding>
              </assembly-descriptor>
            </ejb-jar>
            """;

    /** Called by Arquillian. */
    @Deployment
    public static WebArchive store() {
        return ShrinkWrap.create(ZipImporter.class, "meo.war")
                .importFrom(Path.of(System.getProperty("meo.platform"), "meo.war").toFile()).as(WebArchive.class)
                .addPackages(false, Filters.exclude(".*/(ContainerPlatform|Deployments)(\\$.*)?\\.class"), "org.meo.container")
                .addAsWebInfResource(new StringAsset(EVERY_BEAN), "ejb-jar.xml")
                .addAsResource(SearchRelevanceIT.QUERIES)
                .addAsLibraries(libraryOf(Assertions.class), libraryOf(Awaitility.class), libraryOf(Matcher.class));
    }

    private static File libraryOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
