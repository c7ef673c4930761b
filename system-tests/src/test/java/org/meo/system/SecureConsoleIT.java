package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meo.quickstart.DataGrid;
import org.meo.quickstart.PayaraServer;
import org.meo.quickstart.Settings;

/** A secured console: TLS only, nobody without the password, and the keys that everybody can download open nothing. */
class SecureConsoleIT {

    private static final Path PLATFORM = Path.of(System.getProperty("meo.platform", "../quickstart/target/platform"));
    private static final char[] PASSWORD = "changeit".toCharArray();

    @Test
    void letsNobodyInWithoutThePassword(@TempDir Path home) throws IOException, InterruptedException, GeneralSecurityException {
        Settings settings = Settings.builder(home, PLATFORM).awaitHealth(false).environment("MEO_ADMIN_SECURE", "true").build();
        try (PayaraServer server = new PayaraServer(settings, new DataGrid(List.of(settings.mailPort())))) {
            server.start();
            Path config = home.resolve("domain/meo/config");
            KeyStore own = keys(config.resolve("keystore.p12"));
            Path distributed = PLATFORM.resolve("payara6/glassfish/domains/domain1/config/keystore.p12");

            assertThat(server.console()).hasScheme("https");
            URI management = server.console().resolve("/management/domain");
            assertThat(status(client(own, null, null), management)).isEqualTo(401);
            assertThat(status(client(own, null, "wrong"), management)).isNotEqualTo(200);
            assertThat(status(client(own, null, "admin"), management)).isEqualTo(200);
            assertThat(status(client(own, keys(distributed), null), management)).as("with the keys of the distribution").isNotEqualTo(200);
            assertThat(status(client(own, null, "admin"), URI.create(management.toString().replace("https:", "http:")))).as("in the clear").isEqualTo(302);
        }
    }

    private static HttpClient client(KeyStore trusted, KeyStore keys, String password) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        shown.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        HttpClient.Builder client = HttpClient.newBuilder().sslContext(context);
        if (password != null) {
            client.authenticator(new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication("admin", password.toCharArray());
                }
            });
        }
        return client.build();
    }

    /** @return 0 when it was not let so far as to ask */
    private static int status(HttpClient client, URI address) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(address).header("X-Requested-By", "test").build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException refused) {
            return 0;
        }
    }

    private static KeyStore keys(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }
}
