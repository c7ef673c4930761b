package org.meo.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server on this machine that keeps objects and looks closely at what arrives. */
class S3StoreTest {

    private static final String KEY = "0123456789abcdef/320.webp";
    private static final String PATH = "/shop-pictures/" + KEY;
    private static final byte[] CONTENT = "not really WebP".getBytes(StandardCharsets.UTF_8);

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Queue<Integer> failures = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean silent;
    private volatile String missing = "NoSuchKey";
    private HttpServer server;
    private S3Store store;

    private record Seen(String method, String path, String authorization, String hash, String type, byte[] body) {
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        store = store(server.getAddress().getPort());
    }

    private static S3Store store(int port) {
        return new S3Store(URI.create("http://127.0.0.1:" + port), "shop-pictures", "eu-central-1", "the-key", "the-secret",
                Duration.ofMillis(300));
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdown();
    }

    @Test
    void putsASignedRequestBelowTheBucketsPath() throws Exception {
        store.put(KEY, "image/webp", CONTENT);

        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.method).isEqualTo("PUT");
            assertThat(request.path).isEqualTo(PATH);
            assertThat(request.body).isEqualTo(CONTENT);
            assertThat(request.type).isEqualTo("image/webp");
            assertThat(request.hash).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT)));
            assertThat(request.authorization).matches("AWS4-HMAC-SHA256 ?Credential=the-key/[0-9]{8}/eu-central-1/s3/aws4_request, ?"
                    + "SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, ?Signature=[0-9a-f]{64}").doesNotContain("the-secret");
        });
    }

    @Test
    void givesBackWhatIsThere() throws IOException {
        objects.put(PATH, CONTENT);

        try (PictureFile.Content content = store.find(KEY).orElseThrow()) {
            assertThat(content.length()).isEqualTo(CONTENT.length);
            assertThat(content.stream().readAllBytes()).isEqualTo(CONTENT);
        }
        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.method).isEqualTo("GET");
            assertThat(request.path).isEqualTo(PATH);
            assertThat(request.authorization).startsWith("AWS4-HMAC-SHA256");
        });
    }

    @Test
    void whatIsNotThereIsAskedForOnce() throws IOException {
        assertThat(store.find(KEY)).isEmpty();
        assertThat(seen).hasSize(1);
    }

    @Test
    void aBucketThatIsMissingIsAFault() {
        missing = "NoSuchBucket";

        assertThatIOException().isThrownBy(() -> store.find(KEY)).withMessageContaining("404").withMessageContaining("NoSuchBucket");
    }

    @Test
    void aKeyThatIsRefusedIsAFaultAndNotTriedAgain() {
        failures.addAll(List.of(403, 403));

        assertThatIOException().isThrownBy(() -> store.put(KEY, "image/webp", CONTENT)).withMessageContaining("403");
        assertThatIOException().isThrownBy(() -> store.find(KEY)).withMessageContaining("403");
        assertThat(seen).hasSize(2);
    }

    @Test
    void aFaultThatPassesIsOutlived() throws IOException {
        failures.addAll(List.of(503, 500));

        store.put(KEY, "image/webp", CONTENT);

        assertThat(objects.get(PATH)).isEqualTo(CONTENT);
        assertThat(seen).hasSize(3);
    }

    @Test
    void aFaultThatStaysIsReported() {
        failures.addAll(List.of(503, 503, 503, 503, 503, 503));

        assertThatIOException().isThrownBy(() -> store.put(KEY, "image/webp", CONTENT)).withMessageContaining("503");
        assertThatIOException().isThrownBy(() -> store.find(KEY)).withMessageContaining("503");
        assertThat(objects).isEmpty();
    }

    @Test
    void aStoreThatKeepsSilentIsGivenUp() {
        silent = true;

        assertThatIOException().isThrownBy(() -> store.find(KEY)).withMessageContaining("does not answer");
        assertThatIOException().isThrownBy(() -> store.put(KEY, "image/webp", CONTENT)).withMessageContaining("does not answer");
    }

    @Test
    void aStoreThatIsAwayIsReported() {
        int port = server.getAddress().getPort();
        server.stop(0);

        assertThatIOException().isThrownBy(() -> store(port).find(KEY)).withMessageContaining("does not answer");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String method = exchange.getRequestMethod();
        byte[] body = exchange.getRequestBody().readAllBytes();
        seen.add(new Seen(method, path, exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("x-amz-content-sha256"),
                exchange.getRequestHeaders().getFirst("Content-Type"), body));
        Integer failure = failures.poll();
        if (silent) {
            await();
        }
        if (failure != null) {
            send(exchange, failure, "<Error><Code>Injected</Code></Error>".getBytes(StandardCharsets.UTF_8));
        } else if (method.equals("PUT")) {
            objects.put(path, body);
            send(exchange, 200, new byte[0]);
        } else if (objects.containsKey(path)) {
            send(exchange, 200, objects.get(path));
        } else {
            send(exchange, 404, ("<Error><Code>" + missing + "</Code></Error>").getBytes(StandardCharsets.UTF_8));
        }
    }

    private void await() {
        try {
            end.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
