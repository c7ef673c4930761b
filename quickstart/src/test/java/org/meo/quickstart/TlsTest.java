package org.meo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The broker's second port, with a certificate that keytool makes. */
class TlsTest {

    private static final String PASSWORD = "changeit-1";
    private static final int ALERT = 0x15;

    @TempDir
    private static Path home;
    private static Broker broker;
    private static int port;
    private static Path store;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        store = home.resolve("broker.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "broker", "-keyalg", "EC", "-dname", "CN=broker", "-ext", "san=ip:127.0.0.1", "-validity", "2",
                "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD).redirectErrorStream(true)
                .redirectOutput(home.resolve("keytool.txt").toFile()).start();
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(keytool.exitValue()).as(Files.readString(home.resolve("keytool.txt"))).isZero();
        var ports = Ports.free(2);
        port = ports.get(1);
        broker = new Broker(home, ports.get(0), Duration.ofMillis(10), Optional.empty(), Map.of("meo.artemis.tls.port",
                String.valueOf(port), "meo.artemis.tls.keystore", store.toString(), "meo.artemis.tls.keystore.password", PASSWORD));
        broker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void partnerSendsOverAmqpsAndTheStoreReceivesOverCore() {
        String trust = "?transport.trustStoreLocation=" + store + "&transport.trustStorePassword=" + PASSWORD;
        try (JMSContext partner = new JmsConnectionFactory("amqps://127.0.0.1:" + port + trust).createContext("integrator",
                "integrator"); JMSContext application = core("&trustStorePath=" + store + "&trustStorePassword=" + PASSWORD)
                        .createContext("store", "store")) {
            partner.createProducer().send(partner.createQueue("meo.orders.in"), "{}");

            assertThat(application.createConsumer(application.createQueue("meo.orders.in")).receiveBody(String.class, 5_000))
                    .isEqualTo("{}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void partnerSendsOverStomp(String version) throws IOException, GeneralSecurityException {
        SSLSocket socket = (SSLSocket) trusting().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setEnabledProtocols(new String[] {version});
        try (StompClient partner = new StompClient(socket, "integrator", Map.of())) {
            assertThat(partner.send("meo.stock.in", Map.of(), "{}")).startsWith("RECEIPT");
        }
    }

    @Test
    void whoDoesNotKnowTheCertificateDoesNotConnect() {
        JmsConnectionFactory stranger = new JmsConnectionFactory("amqps://127.0.0.1:" + port);
        assertThatExceptionOfType(JMSRuntimeException.class).isThrownBy(() -> stranger.createContext("integrator", "integrator").start());
    }

    /** A client that offers no more than an old version, and ciphers that go with it, is told so. */
    @ParameterizedTest
    @ValueSource(ints = {0x0300, 0x0301, 0x0302})
    void oldVersionsAreRefused(int version) throws IOException {
        byte[] ciphers = {(byte) 0xc0, 0x09, (byte) 0xc0, 0x13, 0x00, 0x2f};
        int hello = 2 + 32 + 1 + 2 + ciphers.length + 2;
        ByteBuffer record = ByteBuffer.allocate(5 + 4 + hello).put((byte) 0x16).putShort((short) version).putShort((short) (4 + hello))
                .putInt(0x01000000 | hello).putShort((short) version).put(new byte[32]).put((byte) 0)
                .putShort((short) ciphers.length).put(ciphers).putShort((short) 0x0100);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(record.array());
            try (InputStream answer = socket.getInputStream()) {
                assertThat(answer.read()).isEqualTo(ALERT);
            }
        }
    }

    @Test
    void withoutTlsTheSecondPortSaysNothing() {
        assertThatExceptionOfType(JMSRuntimeException.class).isThrownBy(() -> new JmsConnectionFactory("amqp://127.0.0.1:" + port
                + "?transport.connectTimeout=3000&jms.connectTimeout=3000").createContext("integrator", "integrator").start());
    }

    @SuppressWarnings("resource")
    private static ConnectionFactory core(String trust) {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port + "?sslEnabled=true" + trust);
    }

    private static SSLContext trusting() throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
