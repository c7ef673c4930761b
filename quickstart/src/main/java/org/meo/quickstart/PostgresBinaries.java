package org.meo.quickstart;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL for this operating system, unpacked from the class path once. */
final class PostgresBinaries {

    private PostgresBinaries() {
    }

    /**
     * @param parent the directory to unpack into; shared by runs, also at the same time
     * @return the directory with {@code bin/}
     * @throws StartException when there are none for this system
     */
    static Path in(Path parent) {
        String archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        URL url = PostgresBinaries.class.getClassLoader().getResource(archive);
        if (url == null) {
            throw new StartException("There is no embedded PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + ".");
        }
        try {
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false);
            try (InputStream packed = connection.getInputStream()) {
                Path target = parent.resolve("postgres-" + connection.getLastModified() / 1000);
                if (!Files.isDirectory(target)) {
                    unpack(packed, Files.createDirectories(parent), target);
                }
                return target;
            }
        } catch (IOException e) {
            throw new StartException("Cannot unpack PostgreSQL into " + parent + ": " + e.getMessage(), e);
        }
    }

    static String archiveName(String system, String architecture) {
        String os = system.toLowerCase(Locale.ROOT);
        String name = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
        String machine = switch (architecture.toLowerCase(Locale.ROOT)) {
            case "aarch64", "arm64" -> "arm_64";
            default -> "x86_64";
        };
        return "postgres-" + name + "-" + machine + ".txz";
    }

    private static void unpack(InputStream packed, Path parent, Path target) throws IOException {
        Path fresh = Files.createTempDirectory(parent, "postgres");
        if (!Child.WINDOWS) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, fresh);
            }
        }
        try {
            Files.move(fresh, target);
        } catch (IOException e) {
            delete(fresh);
            if (!Files.isDirectory(target)) {
                throw e;
            }
            // Another run was faster; what it unpacked is the same.
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("An entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Path directory = file.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if (!Child.WINDOWS && (entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
