package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code payara-config} says is in force on the servers that run, both kinds of them. */
@ExtendWith(StoreExtension.class)
class ServerSettingsIT {

    private static final int HANDSHAKE = 0x16;

    @Test
    void noCommandBeforeTheStartFailed(RunningStore store) throws IOException {
        for (String log : List.of("server.log", "storefront-1.log")) {
            try (Stream<String> lines = Files.lines(RunningStore.logs().resolve(log))) {
                assertThat(lines.filter(line -> line.matches(".*Boot Command \\S+ failed.*"))).as(log).isEmpty();
            }
        }
    }

    /** Keys of orders stand in queries. */
    @Test
    void accessLogTellsEachRequestWithoutItsQuery(RunningStore store) {
        for (URI node : List.of(store.shop(), store.secondShop())) {
            String page = "order/M-" + UUID.randomUUID();
            new ShopClient(node).get(page + "?key=not-to-be-told");

            Awaitility.await("a line of " + node).atMost(Duration.ofSeconds(40))
                    .until(() -> accessLog().anyMatch(line -> line.contains("\"GET\" \"/" + page + "\" 404 ")));
        }
        assertThat(accessLog()).noneMatch(line -> line.contains("not-to-be-told") || line.contains("?"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void pagesComeOverTlsWithTheGivenCertificate(int node, RunningStore store) throws IOException {
        for (String version : List.of("TLSv1.3", "TLSv1.2")) {
            try (SSLSocket socket = connect(store, node, version)) {
                socket.startHandshake();
                assertThat(socket.getSession().getProtocol()).isEqualTo(version);
                assertThat(socket.getSession().getPeerCertificates()[0]).isEqualTo(store.certificate().shown());
                socket.getOutputStream().write("GET /robots.txt HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.").contains(" 200 ").contains("Sitemap").doesNotContain("Payara");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void weakCiphersAreRefused(int node, RunningStore store) throws IOException {
        try (SSLSocket socket = connect(store, node, "TLSv1.2")) {
            socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
                "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_RSA_WITH_AES_128_GCM_SHA256"});
            assertThatExceptionOfType(SSLException.class).isThrownBy(socket::startHandshake);
        }
    }

    /** A client that offers no more than an old version gets no handshake; one that offers TLS 1.2 in the same words does. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void oldVersionsAreRefused(int node, RunningStore store) throws IOException {
        for (int version : List.of(0x0300, 0x0301, 0x0302)) {
            assertThat(answer(store.tlsPort(node), version)).isNotEqualTo(HANDSHAKE);
        }
        assertThat(answer(store.tlsPort(node), 0x0303)).isEqualTo(HANDSHAKE);
    }

    private static SSLSocket connect(RunningStore store, int node, String version) throws IOException {
        SSLSocket socket = (SSLSocket) store.certificate().trusting().getSocketFactory().createSocket("127.0.0.1", store.tlsPort(node));
        socket.setSoTimeout(20_000);
        socket.setEnabledProtocols(new String[] {version});
        return socket;
    }

    /** Sends a greeting of a version. @return the kind of the first record that comes back, -1 for none */
    private static int answer(int port, int version) throws IOException {
        byte[] ciphers = {(byte) 0xc0, 0x2b, (byte) 0xc0, 0x09, (byte) 0xc0, 0x13, 0x00, 0x2f};
        // With curves and signatures, without which a server of today has nothing to choose from.
        byte[] extensions = {0, 10, 0, 4, 0, 2, 0, 23, 0, 13, 0, 4, 0, 2, 4, 3};
        int hello = 2 + 32 + 1 + 2 + ciphers.length + 2 + 2 + extensions.length;
        ByteBuffer record = ByteBuffer.allocate(5 + 4 + hello).put((byte) HANDSHAKE).putShort((short) version).putShort((short) (4 + hello))
                .putInt(0x01000000 | hello).putShort((short) version).put(new byte[32]).put((byte) 0)
                .putShort((short) ciphers.length).put(ciphers).putShort((short) 0x0100).putShort((short) extensions.length).put(extensions);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(record.array());
            try (InputStream in = socket.getInputStream()) {
                return in.read();
            }
        }
    }

    private static Stream<String> accessLog() {
        return Stream.of("domain/meo/logs/access", "micro/1/root/logs/access").map(RunningStore.home()::resolve).filter(Files::isDirectory)
                .flatMap(ServerSettingsIT::lines);
    }

    private static Stream<String> lines(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("server_access_log")).toList().stream()
                    .flatMap(file -> read(file).lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
