package org.meo.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The files of the module {@code payara-config}, from the class path, and fingerprints of what depends on them. */
final class Configuration {

    private Configuration() {
    }

    static String read(String name) {
        try (InputStream in = Configuration.class.getClassLoader().getResourceAsStream("payara/" + name)) {
            if (in == null) {
                throw new StartException("payara/" + name + " is not on the class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(String name, Path directory) {
        return write(name, directory, read(name));
    }

    static Path write(String name, Path directory, String content) {
        try {
            return Files.writeString(Files.createDirectories(directory).resolve(name), content);
        } catch (IOException e) {
            throw new StartException("Cannot write " + name + " to " + directory + ": " + e.getMessage(), e);
        }
    }

    static String fingerprint(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String fingerprint(Path file) {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new StartException("Cannot read " + file + ": " + e.getMessage(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
