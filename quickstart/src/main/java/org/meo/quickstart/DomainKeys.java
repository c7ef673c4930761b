package org.meo.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;

/**
 * The two keys by which a Payara domain and its instances know each other. Those that come with the distribution are the same for
 * everybody who downloads it, and a client that has one of them is an admin.
 */
final class DomainKeys {

    private static final String PASSWORD = "changeit";
    /** As the domain's {@code secure-admin-principal}s name them. */
    private static final Map<String, String> NAMES = Map.of("s1as", "localhost", "glassfish-instance", "localhost-instance");

    private DomainKeys() {
    }

    /** @param directory with the domain's {@code keystore.p12} and {@code cacerts.p12} */
    static void renew(Path directory, Path log) {
        Path keys = directory.resolve("keystore.p12");
        Path trusted = directory.resolve("cacerts.p12");
        try {
            Files.delete(keys);
            NAMES.forEach((alias, name) -> Command.run("Making a key of the domain", log, Map.of(), List.of(
                    Path.of(System.getProperty("java.home"), "bin", Child.WINDOWS ? "keytool.exe" : "keytool").toString(),
                    "-genkeypair", "-alias", alias, "-keyalg", "EC", "-validity", "3650", "-dname", "CN=" + name
                            + ",OU=Payara,O=Payara Foundation,L=Great Malvern,ST=Worcestershire,C=UK",
                    "-ext", "san=dns:localhost,ip:127.0.0.1", "-storetype", "PKCS12", "-keystore", keys.toString(),
                    "-storepass", PASSWORD)));
            KeyStore made = read(keys);
            KeyStore known = read(trusted);
            for (String alias : NAMES.keySet()) {
                known.setCertificateEntry(alias, made.getCertificate(alias));
            }
            try (OutputStream out = Files.newOutputStream(trusted)) {
                known.store(out, PASSWORD.toCharArray());
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new StartException("Cannot make keys for the Payara domain in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }
}
