package org.meo.container;

import java.io.File;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The store as it is delivered, with tests added. */
final class Deployments {

    private Deployments() {
    }

    static WebArchive store() {
        return ShrinkWrap.create(ZipImporter.class, "meo.war")
                .importFrom(Path.of(System.getProperty("meo.platform"), "meo.war").toFile()).as(WebArchive.class)
                .addClass(Shop.class)
                .addAsLibraries(libraryOf(Assertions.class), libraryOf(Awaitility.class), libraryOf(Matcher.class));
    }

    private static File libraryOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
