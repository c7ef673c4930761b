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
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The store as it is delivered, with all tests of this package added: it is started once for all of them. They share its
 * data, so each makes what it needs and asks for that alone.
 */
@ArquillianSuiteDeployment
public class Deployments {

    /** Called by Arquillian. */
    @Deployment
    public static WebArchive store() {
        return ShrinkWrap.create(ZipImporter.class, "meo.war")
                .importFrom(Path.of(System.getProperty("meo.platform"), "meo.war").toFile()).as(WebArchive.class)
                .addPackages(false, Filters.exclude(".*/(ContainerPlatform|Deployments)(\\$.*)?\\.class"), "org.meo.container")
                .addAsResource(SearchRelevanceIT.QUERIES)
                .addAsLibraries(libraryOf(Assertions.class), libraryOf(Awaitility.class), libraryOf(Matcher.class));
    }

    private static File libraryOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
