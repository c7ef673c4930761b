package org.meo.quickstart;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** What other JVMs are started with. */
final class Java {

    private Java() {
    }

    /** The java program that runs this one. */
    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", Child.WINDOWS ? "java.exe" : "java").toString();
    }

    /** The class path that this class was loaded from: Maven loads it through a class loader of its own, tests do not. */
    static String classPath() {
        if (Java.class.getClassLoader() instanceof URLClassLoader loader) {
            List<String> entries = new ArrayList<>();
            for (URL url : loader.getURLs()) {
                entries.add(file(url));
            }
            return String.join(File.pathSeparator, entries);
        }
        // Absolute: other JVMs run in directories of their own.
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> new File(entry).getAbsolutePath()).collect(Collectors.joining(File.pathSeparator));
    }

    private static String file(URL url) {
        try {
            return Path.of(new URI(url.toString())).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Not a file on the class path: " + url, e);
        }
    }

    /** The option that makes a JVM end with this one; see {@link ParentWatch}. */
    static String parentWatchOption(Path home) {
        Path directory = home.resolve("run");
        Path jar = directory.resolve("parent-watch.jar");
        try {
            Files.createDirectories(directory);
            // By rename: a JVM that starts at this moment sees a whole file.
            Path fresh = Files.createTempFile(directory, "parent-watch", ".new");
            writeAgent(fresh);
            Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartException("Cannot write " + jar + ": " + e.getMessage(), e);
        }
        return "-javaagent:" + jar;
    }

    private static void writeAgent(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ParentWatch.class.getName());
        String entry = ParentWatch.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream code = Java.class.getClassLoader().getResourceAsStream(entry)) {
            if (code == null) {
                throw new IOException(entry + " is not on the class path");
            }
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
            out.closeEntry();
        }
    }
}
