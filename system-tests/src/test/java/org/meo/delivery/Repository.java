package org.meo.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that the tests run in: the files that are delivered beside the applications. */
final class Repository {

    private static final Path ROOT = findRoot();

    private Repository() {
    }

    static Path path(String relative) {
        return ROOT.resolve(relative);
    }

    static String read(String relative) throws IOException {
        return Files.readString(path(relative));
    }

    private static Path findRoot() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("Jenkinsfile")) && Files.exists(at.resolve("kubernetes"))) {
                return at;
            }
        }
        throw new IllegalStateException("No Jenkinsfile and kubernetes/ in or above " + Path.of("").toAbsolutePath());
    }
}
