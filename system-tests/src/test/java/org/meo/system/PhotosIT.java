package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Photos over HTTP, from every node: what is in the database and in the shared directory is all there is. */
@ExtendWith(StoreExtension.class)
class PhotosIT {

    private static final String HASH = "00000000000f0705";
    private static final String PHOTO = "pictures/" + HASH + "/320/system-test.webp";
    private static final byte[] CONTENT = "not really a photo".getBytes(StandardCharsets.US_ASCII);

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void takeIn(RunningStore store) throws IOException {
        Path folder = Files.createDirectories(store.quickstart().settings().home().resolve("pictures").resolve(HASH));
        for (String file : List.of("320.webp", "320.jpg", "original")) {
            Files.write(folder.resolve(file), CONTENT);
        }
        store.database().transaction(connection -> Database.update(connection, """
                INSERT INTO picture (hash, name, type, width, height, transparent, widths, bytes, created_at)
                VALUES (?, 'system-test.png', 'image/png', 320, 200, false, '{320}', 18, now()) ON CONFLICT DO NOTHING""", HASH));
    }

    @Test
    void everyNodeSendsAPhotoThatMayBeKeptForEver(RunningStore store) throws Exception {
        for (URI node : List.of(store.shop(), store.secondShop())) {
            HttpResponse<byte[]> answer = send(node, "GET", PHOTO);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(CONTENT);
            assertThat(header(answer, "Content-Type")).isEqualTo("image/webp");
            assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(CONTENT.length));
            assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(send(node, "GET", PHOTO, "If-None-Match", header(answer, "ETag")).statusCode()).isEqualTo(304);
            HttpResponse<byte[]> head = send(node, "HEAD", PHOTO);
            assertThat(head.body()).isEmpty();
            assertThat(header(head, "Content-Length")).isEqualTo(String.valueOf(CONTENT.length));
            assertThat(header(send(node, "GET", PHOTO.replace(".webp", ".jpg")), "Content-Type")).isEqualTo("image/jpeg");
        }
    }

    @Test
    void aDrawingMayDoNothingWhenItIsOpened(RunningStore store) throws Exception {
        HttpResponse<byte[]> answer = send(store.shop(), "GET", "pictures/0/_no-picture.svg");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(header(answer, "Content-Type")).isEqualTo("image/svg+xml");
    }

    @Test
    void nothingElseIsFound(RunningStore store) throws Exception {
        for (String path : List.of("pictures/" + HASH + "/original", "pictures/" + HASH + "/321/system-test.webp",
                "pictures/" + HASH + "/320/other.webp", "pictures/" + HASH + "/320/system-test.png",
                "pictures/" + HASH + "/320/..%2foriginal", "pictures/ffffffffffffffff/320/system-test.webp",
                "pictures/" + HASH + "/99999999999/system-test.webp", "pictures/", "pictures/" + HASH,
                "pictures/" + HASH + "/320/" + "a".repeat(2_000) + ".webp")) {
            assertThat(send(store.shop(), "GET", path).statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void aFileThatIsMissingIsAFaultThatNobodyKeeps(RunningStore store) throws Exception {
        Path file = store.quickstart().settings().home().resolve("pictures").resolve(HASH).resolve("320.jpg");
        String path = PHOTO.replace(".webp", ".jpg");
        Files.delete(file);
        try {
            HttpResponse<byte[]> answer = send(store.shop(), "GET", path);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(header(answer, "Cache-Control")).doesNotContain("public", "immutable");
        } finally {
            Files.write(file, CONTENT);
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> send(store.shop(), "GET", path).statusCode() == 200);
    }

    private HttpResponse<byte[]> send(URI node, String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody()).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
